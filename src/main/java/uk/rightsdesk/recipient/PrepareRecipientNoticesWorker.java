package uk.rightsdesk.recipient;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.NoticeKind;
import uk.rightsdesk.request.RequestId;

/** Opens the round of a change with a notice to each recipient that was noted before it. */
@Component
class PrepareRecipientNoticesWorker
        implements Worker<PrepareRecipientNoticesWorker.Input, PrepareRecipientNoticesWorker.Output> {

    private final NoticeStore store;

    PrepareRecipientNoticesWorker(NoticeStore store) {
        this.store = store;
    }

    record Input(RequestId requestId, NoticeKind noticeKind) {}

    /** @param unreachableCount those whom no email reaches and of whom nothing is decided yet */
    record Output(UUID recipientRoundId, int recipientCount, int unreachableCount) {}

    @Override
    public String jobType() {
        return "prepare-recipient-notices";
    }

    @Override
    public Output work(Input input) {
        if (store.note(input.requestId()).isEmpty()) {
            throw new IllegalStateException("the recipients of request " + input.requestId() + " were not noted");
        }
        NoticeStore.Round round = store.round(input.requestId(), input.noticeKind());
        List<RecipientNotice> notices = store.inRound(round.id());
        int unreachable =
                (int) notices.stream().filter(RecipientNotice::toDecide).count();
        return new Output(round.id(), notices.size(), unreachable);
    }
}
