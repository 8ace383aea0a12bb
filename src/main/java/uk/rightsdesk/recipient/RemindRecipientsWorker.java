package uk.rightsdesk.recipient;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Asks recipients that have not answered once more. */
@Component
class RemindRecipientsWorker implements Worker<RemindRecipientsWorker.Input, Nothing> {

    private final Requests requests;
    private final NoticeStore store;
    private final RecipientLetters letters;
    private final RequestJournal journal;

    RemindRecipientsWorker(Requests requests, NoticeStore store, RecipientLetters letters, RequestJournal journal) {
        this.requests = requests;
        this.store = store;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(UUID recipientRoundId) {}

    @Override
    public String jobType() {
        return "remind-recipients";
    }

    @Override
    public Nothing work(Input input) {
        NoticeStore.Round round = store.round(input.recipientRoundId());
        Request request = requests.get(round.request());
        int reminded = 0;
        for (RecipientNotice notice : store.inRound(round.id())) {
            if (notice.isAwaited() && store.reminded(notice.id())) {
                letters.remind(request, round, notice);
                reminded++;
            }
        }
        if (reminded > 0) {
            journal.record(
                    request.id(),
                    EventType.RECIPIENTS_REMINDED,
                    Map.of("kind", round.kind().code(), "letters", Integer.toString(reminded)));
        }
        return new Nothing();
    }
}
