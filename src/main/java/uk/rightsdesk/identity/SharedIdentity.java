package uk.rightsdesk.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Requests that one message opened share what is decided of who asks: the same person wrote all of it, so nobody is
 * asked twice (UK GDPR Articles 12(2) and 12(6)). Each request keeps its own record, decision and clock.
 */
@Component
public class SharedIdentity {

    private final IdentityRecords records;
    private final IdentityDecisions identities;
    private final Decisions decisions;
    private final Requests requests;
    private final RequestJournal journal;
    private final ProcessMessages messages;

    SharedIdentity(
            IdentityRecords records,
            IdentityDecisions identities,
            Decisions decisions,
            Requests requests,
            RequestJournal journal,
            ProcessMessages messages) {
        this.records = records;
        this.identities = identities;
        this.decisions = decisions;
        this.requests = requests;
        this.journal = journal;
        this.messages = messages;
    }

    /**
     * What the process of a request hears when a decision on a sibling counts for it: the same variable as the form.
     */
    private record IdentityDecided(String identityDecision) {}

    /** The other requests of the same message of which a decision taken now decides as well. */
    @Transactional(readOnly = true)
    public List<Request> decidedTogether(RequestId id) {
        return requests.siblings(requests.get(id)).stream()
                .filter(this::isInDoubt)
                .toList();
    }

    /**
     * Keeps the request and its siblings from others until the transaction ends. The first thing a worker does: the
     * journal locks the one row that it writes about, and two that had one each would wait for one another.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(RequestId id) {
        requests.holdOpenedBy(requests.get(id).correspondenceId());
    }

    /**
     * Gives what was just confirmed of this request, which is held, to its siblings in doubt; tells their processes.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void share(RequestId decided) {
        ownJudgement(decided)
                .ifPresent(judged -> decidedTogether(decided).stream()
                        // whoever was asked already waits for the evidence, not for being asked again
                        .filter(other -> judged.isFinal() || !journal.isEvidenceAwaited(other.id()))
                        .forEach(other -> give(other.id(), judged, decided)));
    }

    /**
     * Gives this request, which is held and was just found in doubt, what was settled of a sibling before; not what was
     * asked for, since no letter has asked for it of this one.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void takeOver(RequestId inDoubt) {
        for (Request other : requests.siblings(requests.get(inDoubt))) {
            Optional<IdentityRecord> judged = ownJudgement(other.id()).filter(IdentityRecord::isFinal);
            if (judged.isPresent()) {
                give(inDoubt, judged.get(), other.id());
                return;
            }
        }
    }

    /** Those of which the letter that asks for evidence speaks, this one first. */
    List<Request> askedTogether(Request request) {
        List<Request> together = new ArrayList<>(List.of(request));
        requests.siblings(request).stream()
                .filter(this::isInDoubt)
                .filter(other -> isAskedThrough(other.id(), request.id()))
                .forEach(together::add);
        return together;
    }

    private boolean isAskedThrough(RequestId id, RequestId asking) {
        return latest(id)
                .filter(record -> !record.isFinal())
                .filter(record -> asking.equals(record.decidedWith()))
                .isPresent();
    }

    /** Whether the letters about a sibling ask for the evidence of this one too: as long as the sibling is open. */
    boolean isAskedThroughSibling(RequestId id) {
        return latest(id)
                .filter(record -> !record.isFinal())
                .map(IdentityRecord::decidedWith)
                .flatMap(requests::find)
                .filter(sibling -> sibling.outcome().isEmpty())
                .isPresent();
    }

    private Optional<IdentityRecord> latest(RequestId id) {
        return records.of(id).stream().reduce((_, last) -> last);
    }

    /** What was confirmed last on its own page; what came from a sibling is not handed on. */
    private Optional<IdentityRecord> ownJudgement(RequestId id) {
        return identities.confirmed(id).filter(record -> record.decidedWith() == null);
    }

    private boolean isInDoubt(Request request) {
        return request.outcome().isEmpty()
                && journal.isOutstanding(
                        request.id(),
                        EventType.IDENTITY_DOUBTED,
                        EventType.IDENTITY_VERIFIED,
                        EventType.IDENTITY_NOT_VERIFIED);
    }

    private void give(RequestId to, IdentityRecord judged, RequestId decidedWith) {
        decisions.decide(
                to, DecisionKind.IDENTITY, judged.step(), judged.texts().doubt(), judged.verifier());
        records.shared(to, judged, decidedWith);
        String occasion = to + ":" + judged.id();
        if (judged.isFinal() && journal.isEvidenceAwaited(to)) {
            // it waits for what its sibling no longer waits for
            messages.publish("Msg_EvidenceReceived", to.toString(), "evidence-settled:" + occasion, new Nothing());
        }
        messages.publish(
                "Msg_IdentityDecided",
                to.toString(),
                "identity-decided:" + occasion,
                new IdentityDecided(judged.step()));
    }
}
