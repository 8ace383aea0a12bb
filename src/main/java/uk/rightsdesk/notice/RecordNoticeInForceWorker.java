package uk.rightsdesk.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Ends a change on the first day of its version, and tells the officers. Refused before that day. */
@Component
class RecordNoticeInForceWorker implements Worker<RecordNoticeInForceWorker.Input, Nothing> {

    private final NoticeChangeStore store;
    private final StaffNotices notices;
    private final Clock clock;

    RecordNoticeInForceWorker(NoticeChangeStore store, StaffNotices notices, Clock clock) {
        this.store = store;
        this.notices = notices;
        this.clock = clock;
    }

    record Input(NoticeChangeId noticeChangeId) {}

    @Override
    public String jobType() {
        return "record-notice-in-force";
    }

    @Override
    public Nothing work(Input input) {
        NoticeChange change = store.lock(input.noticeChangeId());
        LocalDate day = Objects.requireNonNull(change.inForceFrom(), "its day is not settled");
        if (day.isAfter(StatutoryClock.dateOf(clock.instant()))) {
            throw new IllegalStateException("notice change " + change.id() + " is not in force before its day");
        }
        if (change.state() == NoticeChange.State.SCHEDULED) {
            store.move(change.id(), NoticeChange.State.IN_FORCE);
            notices.digest(
                    NoticeRole.OFFICERS,
                    "notice-in-force:" + change.id(),
                    "A new privacy notice is in force since " + day,
                    "Answers about how data are used hold it from today. It stands on the desk under Notices.");
        }
        return new Nothing();
    }
}
