package uk.rightsdesk.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Asks for the evidence that staff chose: of identity, or of a representative's authority. Asking moves the clock, so
 * the watch is told. Requests of one message are asked for by one letter.
 */
@Component
class RequestIdentityEvidenceWorker implements Worker<RequestIdentityEvidenceWorker.Input, Nothing> {

    /** The model's two timers wait as long before the task opens again. */
    static final int DAYS_TO_REPLY = 28;

    private final Requests requests;
    private final IdentityDecisions identities;
    private final SharedIdentity shared;
    private final EvidenceLetters letters;
    private final RequestJournal journal;
    private final ProcessMessages messages;

    RequestIdentityEvidenceWorker(
            Requests requests,
            IdentityDecisions identities,
            SharedIdentity shared,
            EvidenceLetters letters,
            RequestJournal journal,
            ProcessMessages messages) {
        this.requests = requests;
        this.identities = identities;
        this.shared = shared;
        this.letters = letters;
        this.journal = journal;
        this.messages = messages;
    }

    record Input(RequestId requestId, JobContext job) {}

    @Override
    public String jobType() {
        return "request-identity-evidence";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        String occasion = Long.toString(input.job().elementInstanceKey());
        Optional<IdentityRecord> judged = identities.confirmed(request.id());
        EvidenceKind kind = judged.map(IdentityRecord::asked).orElse(EvidenceKind.REPLY_FROM_HELD_ADDRESS);
        EventType asked = kind == EvidenceKind.AUTHORITY ? EventType.AUTHORITY_ASKED : EventType.IDENTITY_ASKED;
        journal.record(request.id(), asked, EvidenceLetters.details(kind, occasion));
        if (!shared.isAskedThroughSibling(request.id())) {
            Party party = judged.map(IdentityRecord::party).orElse(Party.DATA_SUBJECT);
            letters.ask(shared.askedTogether(request), kind, party, DAYS_TO_REPLY, occasion);
            if (kind == EvidenceKind.CODE_TO_HELD_ADDRESS) {
                IdentityRecord.Texts texts = judged.map(IdentityRecord::texts).orElse(IdentityRecord.Texts.NONE);
                letters.sendCode(request, texts.code(), texts.subjectAddress(), occasion);
            }
        }
        messages.publish(
                "Msg_LedgerMoved",
                request.id().toString(),
                "ledger-moved:" + request.id() + ":" + asked.code() + ":" + occasion,
                new Nothing());
        return new Nothing();
    }
}
