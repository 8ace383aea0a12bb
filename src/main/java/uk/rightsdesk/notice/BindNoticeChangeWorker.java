package uk.rightsdesk.notice;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;

/** Binds the process instance to its change, so that a message sent twice never leaves two instances at work. */
@Component
class BindNoticeChangeWorker implements Worker<BindNoticeChangeWorker.Input, BindNoticeChangeWorker.Output> {

    private final NoticeChangeStore store;
    private final NoticeRules rules;
    private final String deskUrl;

    BindNoticeChangeWorker(
            NoticeChangeStore store, NoticeRules rules, @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.store = store;
        this.rules = rules;
        this.deskUrl = deskUrl;
    }

    record Input(NoticeChangeId noticeChangeId, JobContext job) {}

    /** @param dueAt end of the day by which a material change must be judged, to be told in time */
    record Output(boolean ownInstance, String deskUrl, Instant dueAt) {}

    @Override
    public String jobType() {
        return "bind-notice-change";
    }

    @Override
    public Output work(Input input) {
        boolean own = store.bind(input.noticeChangeId(), input.job());
        return new Output(own, deskUrl, dueAt(store.find(input.noticeChangeId()).orElseThrow(), rules));
    }

    static Instant dueAt(NoticeChange change, NoticeRules rules) {
        return rules.judgedBy(change)
                .plusDays(1)
                .atStartOfDay(StatutoryClock.LONDON)
                .toInstant();
    }
}
