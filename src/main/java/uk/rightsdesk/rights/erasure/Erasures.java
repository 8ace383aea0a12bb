package uk.rightsdesk.rights.erasure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** What staff see and say of an erasure: its ground, a hold, and the plan. */
@Component
@Transactional
public class Erasures {

    private final ErasureStore store;
    private final Requests requests;
    private final RequestJournal journal;
    private final ProcessMessages messages;
    private final Clock clock;

    Erasures(ErasureStore store, Requests requests, RequestJournal journal, ProcessMessages messages, Clock clock) {
        this.store = store;
        this.requests = requests;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /** The plan to be agreed to, or that was; empty before there is one. */
    @Transactional(readOnly = true)
    public Optional<PlannedErasure> planned(RequestId request) {
        return store.newest(request);
    }

    /** Everything staff noted, oldest first. */
    @Transactional(readOnly = true)
    public List<ErasureNote> notes(RequestId request) {
        return store.notes(request);
    }

    /** The ground last recorded. */
    @Transactional(readOnly = true)
    public Optional<ErasureNote> ground(RequestId request) {
        return store.notes(request).stream()
                .filter(note -> note.kind() == ErasureNote.Kind.GROUND)
                .reduce((_, last) -> last);
    }

    /** Whether nothing may be erased now. */
    @Transactional(readOnly = true)
    public boolean isHeld(RequestId request) {
        return store.notes(request).stream()
                .filter(note -> note.kind() != ErasureNote.Kind.GROUND)
                .reduce((_, last) -> last)
                .filter(last -> last.kind() == ErasureNote.Kind.HOLD)
                .isPresent();
    }

    /**
     * Records on which ground data are to be erased.
     *
     * @param staff user name of the signed-in person
     * @throws ErasureRefused when the ground or its reasons are missing
     */
    public void ground(RequestId request, String code, @Nullable String reasons, String staff) {
        requireOpen(request);
        ErasureRequestGround ground =
                ErasureRequestGround.of(code).orElseThrow(() -> new ErasureRefused("Choose the ground."));
        store.note(request, ErasureNote.Kind.GROUND, ground, required(reasons), staff);
        record(request, "ground", ground.code(), staff);
    }

    /**
     * Keeps anything from being erased until it is released; an erasure that waits for its undo window to end goes back
     * to review.
     */
    public void hold(RequestId request, @Nullable String reasons, String staff) {
        requireOpen(request);
        store.note(request, ErasureNote.Kind.HOLD, null, required(reasons), staff);
        record(request, "hold", "set", staff);
        store.newest(request)
                .filter(PlannedErasure::waits)
                .ifPresent(plan -> messages.publish(
                        "Msg_ErasureStopped", request.toString(), "erasure-stopped:" + plan.id(), new Nothing()));
    }

    /** Lets data be erased again. */
    public void release(RequestId request, @Nullable String reasons, String staff) {
        requireOpen(request);
        store.note(request, ErasureNote.Kind.RELEASE, null, required(reasons), staff);
        record(request, "hold", "lifted", staff);
    }

    /** What must be done before a second person may be asked, in sentences for staff. */
    @Transactional(readOnly = true)
    public List<String> missing(RequestId request) {
        List<String> missing = new ArrayList<>();
        if (ground(request).isEmpty()) {
            missing.add("Record the ground on which the data are to be erased (UK GDPR Article 17(1)).");
        }
        if (isHeld(request)) {
            missing.add("The erasure is on hold. Lift the hold first.");
        }
        if (store.newest(request).isEmpty()) {
            missing.add("There is no plan yet. Choose to prepare again.");
        }
        return missing;
    }

    Request requireOpen(RequestId id) {
        Request request = requests.get(id);
        if (request.right() != Right.ERASURE || request.outcome().isPresent()) {
            throw new ErasureRefused("This is no open request for erasure.");
        }
        if (store.newest(id).filter(plan -> plan.receipt() != null).isPresent()) {
            throw new ErasureRefused("The data are erased already.");
        }
        return request;
    }

    private static String required(@Nullable String reasons) {
        if (reasons == null || reasons.isBlank()) {
            throw new ErasureRefused("Give your reasons: they are kept with the request.");
        }
        return reasons.strip();
    }

    private void record(RequestId request, String what, String value, String staff) {
        journal.record(request, EventType.ERASURE_NOTED, clock.instant(), staff, Map.of(what, value));
    }
}
