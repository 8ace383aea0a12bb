package uk.rightsdesk.recipient;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Records which recipients were silent, and tells officers. The duty to tell is done; to ask further is theirs. */
@Component
class RecordRecipientSilenceWorker implements Worker<RecordRecipientSilenceWorker.Input, Nothing> {

    private final Requests requests;
    private final NoticeStore store;
    private final StaffNotices notices;
    private final RequestJournal journal;
    private final Clock clock;

    RecordRecipientSilenceWorker(
            Requests requests, NoticeStore store, StaffNotices notices, RequestJournal journal, Clock clock) {
        this.requests = requests;
        this.store = store;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    record Input(UUID recipientRoundId) {}

    @Override
    public String jobType() {
        return "record-recipient-silence";
    }

    @Override
    public Nothing work(Input input) {
        NoticeStore.Round round = store.round(input.recipientRoundId());
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        List<RecipientNotice> silent = store.inRound(round.id()).stream()
                .filter(notice -> notice.isAwaited() && notice.silentOn() == null)
                .toList();
        if (!silent.isEmpty()) {
            silent.forEach(notice -> store.silent(notice.id(), today));
            Request request = requests.get(round.request());
            journal.record(
                    request.id(),
                    EventType.RECIPIENTS_SILENT,
                    Map.of("kind", round.kind().code(), "recipients", Integer.toString(silent.size())));
            notices.send(
                    "recipients-silent:" + round.id(),
                    request.id(),
                    "No answer from recipients: " + request.reference(),
                    """
                    Of the recipients told about request %s, %d have not answered in time. Which they are stands on the
                    request's page of the desk under Recipients. A later answer is still taken there.
                    """.formatted(request.reference(), silent.size()));
        }
        return new Nothing();
    }
}
