package uk.rightsdesk.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** What staff decide about messages that the rules leave to them. */
@Component
@Transactional
public class Triage {

    private final CorrespondenceStore store;
    private final TriageDecisions decisions;
    private final Requests requests;

    Triage(CorrespondenceStore store, TriageDecisions decisions, Requests requests) {
        this.store = store;
        this.decisions = decisions;
        this.requests = requests;
    }

    /**
     * Records a decision; a later one takes its place until the task is completed.
     *
     * @param rights those the message exercises; looked at only when the decision is to open requests
     * @param joinsReference reference of the request it joins, such as R-2026-000042; null unless that is the decision
     * @param note free text, null where none was given
     * @param staff user name of the signed-in person
     * @throws TriageRefused when it cannot be carried out
     */
    public void decide(
            CorrespondenceId message,
            TriageDecision.Code code,
            Set<Right> rights,
            @Nullable String joinsReference,
            @Nullable String note,
            String staff) {
        Correspondence correspondence = store.get(message);
        if (correspondence.state() != CorrespondenceState.CLASSIFIED) {
            throw new TriageRefused("This message is no longer waiting for a decision.");
        }
        boolean opens = code == TriageDecision.Code.OPEN;
        if (opens && rights.isEmpty()) {
            throw new TriageRefused("Choose each right that the message asks for.");
        }
        if (opens && correspondence.fromAddress() == null) {
            throw new TriageRefused(
                    "This message names no one sender to answer to. Close it here and enter it as post, "
                            + "with the way to reach the person.");
        }
        RequestId joins = code == TriageDecision.Code.JOIN ? requestToJoin(joinsReference) : null;
        decisions.add(
                message, code, opens ? rights : Set.of(), joins, note == null || note.isBlank() ? null : note, staff);
    }

    /** The decision that no completed task has confirmed yet. */
    @Transactional(readOnly = true)
    public Optional<TriageDecision> pending(CorrespondenceId message) {
        return decisions.pending(message);
    }

    /** Every decision, oldest first. */
    @Transactional(readOnly = true)
    public List<TriageDecision> of(CorrespondenceId message) {
        return decisions.of(message);
    }

    private RequestId requestToJoin(@Nullable String reference) {
        Request request = requests.byReference(reference == null ? "" : reference.strip())
                .orElseThrow(() -> new TriageRefused("Give the reference of the request it belongs to."));
        if (request.outcome().isPresent() && !request.isOpenedAgainByReply()) {
            throw new TriageRefused("That request is closed. Open a new one or deal with the message by hand.");
        }
        return request.id();
    }
}
