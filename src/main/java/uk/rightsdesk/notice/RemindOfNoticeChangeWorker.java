package uk.rightsdesk.notice;

import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Tells who must draft or judge a change that nobody has touched for a week. */
@Component
class RemindOfNoticeChangeWorker implements Worker<RemindOfNoticeChangeWorker.Input, Nothing> {

    private final NoticeChangeStore store;
    private final StaffNotices notices;

    RemindOfNoticeChangeWorker(NoticeChangeStore store, StaffNotices notices) {
        this.store = store;
        this.notices = notices;
    }

    record Input(NoticeChangeId noticeChangeId, JobContext job) {}

    @Override
    public String jobType() {
        return "remind-of-notice-change";
    }

    @Override
    public Nothing work(Input input) {
        NoticeChange change = store.find(input.noticeChangeId()).orElseThrow();
        boolean drafting = change.state() == NoticeChange.State.DRAFTING;
        notices.digest(
                drafting ? NoticeRole.OFFICERS : NoticeRole.REVIEWERS,
                "notice-change-waits:" + change.id() + ":" + input.job().elementInstanceKey(),
                "The change of the privacy notice waits to be " + (drafting ? "drafted" : "judged"),
                "It is meant to take effect on " + change.draft().text().inForceFrom()
                        + " and waits in Tasklist. A material change is told to everyone before.");
        return new Nothing();
    }
}
