package uk.rightsdesk.rights.information;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Proposes today's notice, for an officer to say otherwise. */
@Component
class FindNoticeWorker implements Worker<FindNoticeWorker.Input, Nothing> {

    private final NoticeDay days;

    FindNoticeWorker(NoticeDay days) {
        this.days = days;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "find-notice";
    }

    @Override
    public Nothing work(Input input) {
        days.propose(input.requestId());
        return new Nothing();
    }
}
