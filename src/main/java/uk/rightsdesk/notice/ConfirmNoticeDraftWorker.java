package uk.rightsdesk.notice;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms what the drafter decided on the desk against the form of the task. */
@Component
class ConfirmNoticeDraftWorker implements Worker<ConfirmNoticeDraftWorker.Input, ConfirmNoticeDraftWorker.Output> {

    private final NoticeChangeStore store;
    private final NoticeRules rules;

    ConfirmNoticeDraftWorker(NoticeChangeStore store, NoticeRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** @param noticeDraftDecision null when the form was completed without a choice */
    record Input(NoticeChangeId noticeChangeId, NoticeDecision.@Nullable Code noticeDraftDecision) {}

    /** @param dueAt of the day chosen in the draft */
    record Output(TaskProblem taskProblem, Instant dueAt) {}

    @Override
    public String jobType() {
        return "confirm-notice-draft";
    }

    @Override
    public Output work(Input input) {
        NoticeChange change = store.lock(input.noticeChangeId());
        Optional<NoticeDecision> pending = store.pending(change.id(), NoticeDecision.Task.DRAFT)
                .filter(decision -> decision.draft() == change.draft().number());
        TaskProblem problem = problem(change, pending, input.noticeDraftDecision());
        if (problem == TaskProblem.NONE) {
            store.confirm(change.id(), NoticeDecision.Task.DRAFT);
            store.move(
                    change.id(),
                    input.noticeDraftDecision() == NoticeDecision.Code.SUBMIT
                            ? NoticeChange.State.JUDGING
                            : NoticeChange.State.GIVEN_UP);
        }
        return new Output(problem, BindNoticeChangeWorker.dueAt(change, rules));
    }

    private TaskProblem problem(
            NoticeChange change, Optional<NoticeDecision> pending, NoticeDecision.@Nullable Code onForm) {
        if (pending.isEmpty()) {
            return TaskProblem.CONFIRMATION_MISSING;
        }
        if (pending.get().code() != onForm) {
            return TaskProblem.CONFIRMATION_CONTRADICTS;
        }
        return rules.problem(change, pending.get().code()).isPresent() ? TaskProblem.NOT_OFFERED : TaskProblem.NONE;
    }
}
