package uk.rightsdesk.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.identity.Judgement.AnswerTo;
import uk.rightsdesk.intake.CorrespondenceId;
import uk.rightsdesk.intake.EvidenceFiles;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Takes what staff judge about an identity and keeps the record of it: the doubt, what was asked for and what less was
 * considered, what was seen, who decided, when the evidence was deleted (UK GDPR Articles 12(6) and 5(2)).
 */
@Component
@Transactional
public class IdentityDecisions {

    private static final int CODES = 100_000_000;

    private final IdentityRecords records;
    private final Decisions decisions;
    private final Requests requests;
    private final SubjectSearch subjects;
    private final EvidenceFiles files;
    private final RequestJournal journal;
    private final SecureRandom random = new SecureRandom();

    IdentityDecisions(
            IdentityRecords records,
            Decisions decisions,
            Requests requests,
            SubjectSearch subjects,
            EvidenceFiles files,
            RequestJournal journal) {
        this.records = records;
        this.decisions = decisions;
        this.requests = requests;
        this.subjects = subjects;
        this.files = files;
        this.journal = journal;
    }

    /** Every step, oldest first. */
    @Transactional(readOnly = true)
    public List<IdentityRecord> of(RequestId request) {
        return records.of(request);
    }

    /** The least intrusive evidence that the decision table considers for this request. */
    @Transactional(readOnly = true)
    public EvidenceKind suggested(RequestId request) {
        return records.of(request).stream()
                .map(IdentityRecord::suggested)
                .reduce((_, last) -> last)
                .orElse(EvidenceKind.REPLY_FROM_HELD_ADDRESS);
    }

    /**
     * Takes a judgement; a later one takes its place until the task is completed.
     *
     * @param staff user name of the signed-in person
     * @throws IdentityRefused when it leaves out what the law wants recorded, or sends an answer to an address that is
     *     neither held nor proved
     * @throws uk.rightsdesk.decision.DecisionRefused when its code is unknown or its reasons are missing
     */
    public void decide(RequestId id, Judgement judgement, String staff) {
        Request request = requests.get(id);
        EvidenceKind suggested = suggested(id);
        IdentityRecord.Texts texts = switch (judgement.code()) {
            case "ask-evidence" -> ask(judgement, suggested);
            case "verified" -> verify(request, judgement);
            default -> texts(judgement, null, null, null);
        };
        decisions.decide(id, DecisionKind.IDENTITY, judgement.code(), judgement.reasons(), staff);
        records.judged(id, suggested, judgement, texts, staff);
    }

    private IdentityRecord.Texts ask(Judgement judgement, EvidenceKind suggested) {
        EvidenceKind asked = judgement.asked();
        if (asked == null || asked == EvidenceKind.NONE) {
            throw new IdentityRefused("Choose what to ask for.");
        }
        if (asked == EvidenceKind.AUTHORITY && judgement.party() == Party.DATA_SUBJECT) {
            throw new IdentityRefused("Authority is asked of those who act for somebody else. Say who asks.");
        }
        if (asked.isMoreIntrusiveThan(suggested) && judgement.alternatives() == null) {
            throw new IdentityRefused("Say why nothing less intrusive than this would settle the doubt.");
        }
        if (asked != EvidenceKind.CODE_TO_HELD_ADDRESS) {
            return texts(judgement, null, null, null);
        }
        if (judgement.subjectAddress() == null || !isHeld(judgement.subjectAddress())) {
            throw new IdentityRefused("A code goes to an address that is held. Enter the address of the account.");
        }
        return texts(judgement, "%08d".formatted(random.nextInt(CODES)), null, null);
    }

    private IdentityRecord.Texts verify(Request request, Judgement judgement) {
        boolean asked = journal.isEvidenceAwaited(request.id());
        if (judgement.seen() == null && (asked || judgement.party() != Party.DATA_SUBJECT)) {
            throw new IdentityRefused(
                    "Note what you saw that settles the doubt or shows the authority to act: it is kept, the evidence is"
                            + " deleted.");
        }
        String held = judgement.subjectAddress();
        if (held != null && !isHeld(held)) {
            throw new IdentityRefused("No account is held under the address of the person whose data it is.");
        }
        String subject = held == null ? request.requesterAddress() : held;
        if (judgement.answerTo() == AnswerTo.HELD_ADDRESS) {
            if (!isHeld(subject)) {
                throw new IdentityRefused("No account is held under that address, so the answer may go there only if"
                        + " evidence proved that it is theirs. Choose so and note what you saw.");
            }
            boolean other = !subject.equalsIgnoreCase(request.requesterAddress());
            return texts(judgement, null, other ? null : request.requesterName().orElse(null), subject);
        }
        if (judgement.seen() == null) {
            throw new IdentityRefused("Note what you saw that proves the address the request came from.");
        }
        return texts(judgement, null, request.requesterName().orElse(null), request.requesterAddress());
    }

    private static IdentityRecord.Texts texts(
            Judgement judgement, @Nullable String code, @Nullable String answerName, @Nullable String answerAddress) {
        return new IdentityRecord.Texts(
                judgement.reasons(),
                judgement.alternatives(),
                judgement.seen(),
                judgement.competence(),
                code,
                judgement.subjectAddress(),
                answerName,
                answerAddress);
    }

    private boolean isHeld(String address) {
        try {
            return !subjects.find(Identifier.email(address)).isEmpty();
        } catch (SystemOfRecordUnavailable down) {
            throw new IdentityRefused("A system of record cannot be reached, so the address cannot be checked now.");
        }
    }

    /** The judgement that was confirmed last. */
    Optional<IdentityRecord> confirmed(RequestId request) {
        return records.of(request).stream()
                .filter(record -> record.confirmedAt() != null)
                .reduce((_, last) -> last);
    }

    /** Does what the confirmed decision says: settles the party and the address, and destroys the evidence. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(RequestId id, String code) {
        Optional<IdentityRecord> judged = records.of(id).stream()
                .filter(record -> record.step().equals(code) && record.confirmedAt() == null)
                .reduce((_, last) -> last);
        if (judged.isEmpty()) {
            return; // decided before judgements were kept
        }
        IdentityRecord record = judged.get();
        records.confirm(record.id());
        if (code.equals("ask-evidence")) {
            return;
        }
        Request request = requests.get(id);
        String answerAddress = record.texts().answerAddress();
        if (code.equals("verified") && answerAddress != null) {
            String subject = record.texts().subjectAddress();
            requests.settle(
                    id,
                    record.party(),
                    subject == null ? request.requesterAddress() : subject,
                    record.texts().answerName(),
                    answerAddress);
        }
        destroy(id, record);
    }

    private void destroy(RequestId id, IdentityRecord record) {
        int count = 0;
        for (UUID message : record.evidence()) {
            count += files.takeOut(new CorrespondenceId(message));
        }
        records.evidenceGone(record.id());
        if (count > 0) {
            journal.record(id, EventType.EVIDENCE_DELETED, Map.of("files", Integer.toString(count)));
        }
    }
}
