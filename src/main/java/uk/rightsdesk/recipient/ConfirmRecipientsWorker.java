package uk.rightsdesk.recipient;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms that of each recipient whom no email reaches staff decided what to do, and why. */
@Component
class ConfirmRecipientsWorker implements Worker<ConfirmRecipientsWorker.Input, ConfirmRecipientsWorker.Output> {

    private final NoticeStore store;

    ConfirmRecipientsWorker(NoticeStore store) {
        this.store = store;
    }

    record Input(UUID recipientRoundId) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-recipients";
    }

    @Override
    public Output work(Input input) {
        boolean open = store.inRound(input.recipientRoundId()).stream().anyMatch(RecipientNotice::toDecide);
        return new Output(open ? TaskProblem.CONFIRMATION_MISSING : TaskProblem.NONE);
    }
}
