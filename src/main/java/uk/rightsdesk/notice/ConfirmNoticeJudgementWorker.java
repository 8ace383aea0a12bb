package uk.rightsdesk.notice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms the judgement of the second person against the form of the task. */
@Component
class ConfirmNoticeJudgementWorker
        implements Worker<ConfirmNoticeJudgementWorker.Input, ConfirmNoticeJudgementWorker.Output> {

    private final NoticeChangeStore store;
    private final NoticeRules rules;

    ConfirmNoticeJudgementWorker(NoticeChangeStore store, NoticeRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** @param noticeJudgement null when the form was completed without a choice */
    record Input(NoticeChangeId noticeChangeId, NoticeDecision.@Nullable Code noticeJudgement) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-notice-judgement";
    }

    @Override
    public Output work(Input input) {
        NoticeChange change = store.lock(input.noticeChangeId());
        TaskProblem problem =
                problem(change, store.pending(change.id(), NoticeDecision.Task.JUDGEMENT), input.noticeJudgement());
        if (problem == TaskProblem.NONE && input.noticeJudgement() != null) {
            store.confirm(change.id(), NoticeDecision.Task.JUDGEMENT);
            switch (input.noticeJudgement()) {
                case RETURN -> store.move(change.id(), NoticeChange.State.DRAFTING);
                case MATERIAL -> {
                    store.judged(change.id(), true);
                    store.move(change.id(), NoticeChange.State.ANNOUNCING);
                }
                // its day is settled by the next step
                default -> store.judged(change.id(), false);
            }
        }
        return new Output(problem);
    }

    private TaskProblem problem(
            NoticeChange change, Optional<NoticeDecision> pending, NoticeDecision.@Nullable Code onForm) {
        if (pending.isEmpty()) {
            return TaskProblem.CONFIRMATION_MISSING;
        }
        NoticeDecision decision = pending.get();
        if (decision.code() != onForm) {
            return TaskProblem.CONFIRMATION_CONTRADICTS;
        }
        if (store.isAuthor(change.id(), decision.staff())) {
            return TaskProblem.SAME_PERSON;
        }
        return rules.problem(change, decision.code()).isPresent() ? TaskProblem.NOT_OFFERED : TaskProblem.NONE;
    }
}
