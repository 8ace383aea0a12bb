package uk.rightsdesk.rights;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** Who waits longer than a month hears regularly where the request stands, for as long as it is extended or paused. */
@Component
class ProgressNotes {

    /** Letters that say where the request stands. */
    private static final List<EventType> TOLD = List.of(
            EventType.CLARIFICATION_ASKED,
            EventType.CLARIFICATION_REMINDED,
            EventType.EXTENDED,
            EventType.PROGRESS_NOTE_SENT);

    /**
     * A complaint has no period for its outcome: the notes count from its receipt, for its acknowledgement may be on
     * its way still when the first is looked for (DPA 2018 section 164A).
     */
    private static final List<EventType> TOLD_OF_A_COMPLAINT =
            List.of(EventType.RECEIVED, EventType.ACKNOWLEDGEMENT_QUEUED, EventType.PROGRESS_NOTE_SENT);

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final RequestJournal journal;
    private final ProcessMessages messages;
    private final LifecycleProperties properties;

    ProgressNotes(
            Requests requests,
            RequestDeadlines deadlines,
            RequestJournal journal,
            ProcessMessages messages,
            LifecycleProperties properties) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.journal = journal;
        this.messages = messages;
        this.properties = properties;
    }

    /**
     * Has the notes begin with an extension or a pause, unless they are sent already.
     *
     * @param before the period as it stood before
     * @param occasion of the extension or pause
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(RequestId request, ApplicableTimePeriod before, String occasion) {
        if (!before.paused() && !before.extended()) {
            messages.publish(
                    "Msg_AnswerTakesLonger",
                    request.toString(),
                    "answer-takes-longer:" + request + ":" + occasion,
                    new Nothing());
        }
    }

    /** When the next note is sent; null where none is owed. */
    @Transactional(readOnly = true)
    public @Nullable Instant next(RequestId id) {
        Request request = requests.get(id);
        ApplicableTimePeriod period = deadlines.of(request);
        boolean complaint = request.right() == Right.COMPLAINT;
        if (request.outcome().isPresent() || !(complaint || period.paused() || period.extended())) {
            return null;
        }
        Optional<RequestEvent> told = journal.of(id).stream()
                .filter(event -> (complaint ? TOLD_OF_A_COMPLAINT : TOLD).contains(event.type()))
                .reduce((_, last) -> last);
        return told.map(event -> OfficeHours.morningOf(
                        StatutoryClock.dateOf(event.occurredAt()).plus(properties.progressNoteEvery())))
                .orElse(null);
    }
}
