package uk.rightsdesk.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Unavailable;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.ProgressNoteContent;
import uk.rightsdesk.letter.ProgressNoteContent.Standing;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** Tells the person where the request stands, unless it is neither extended nor paused any longer. */
@Component
class SendProgressNoteWorker implements Worker<SendProgressNoteWorker.Input, Nothing> {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final ProgressNotes notes;
    private final Questions questions;
    private final LetterDispatch letters;
    private final RequestJournal journal;
    private final Clock clock;

    SendProgressNoteWorker(
            Requests requests,
            RequestDeadlines deadlines,
            ProgressNotes notes,
            Questions questions,
            LetterDispatch letters,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.notes = notes;
        this.questions = questions;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "send-progress-note";
    }

    @Override
    public Nothing work(Input input) {
        Instant due = notes.next(input.requestId());
        if (due == null) {
            return new Nothing();
        }
        if (clock.instant().isBefore(due)) {
            // an engine whose clock is ahead of ours would else have one note follow the other
            throw new Unavailable(new IllegalStateException("the note is not due yet"));
        }
        Request request = requests.get(input.requestId());
        ApplicableTimePeriod period = deadlines.of(request);
        letters.dispatch(
                request,
                "progress-note",
                StatutoryClock.dateOf(due).toString(),
                (head, reasons) -> new ProgressNoteContent(
                        head,
                        request.right().asked(),
                        standing(request, period),
                        period.paused() ? questions.open(request.id()).text() : "",
                        "",
                        period.due(),
                        reasons));
        journal.record(
                request.id(),
                EventType.PROGRESS_NOTE_SENT,
                Map.of("dueOn", period.due().toString()));
        return new Nothing();
    }

    private static Standing standing(Request request, ApplicableTimePeriod period) {
        if (request.right() == Right.COMPLAINT) {
            return Standing.ENQUIRIES;
        }
        return period.paused() ? Standing.PAUSED : Standing.EXTENDED;
    }
}
