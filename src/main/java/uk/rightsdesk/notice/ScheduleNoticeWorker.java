package uk.rightsdesk.notice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.Worker;

/**
 * Settles the first day of a new version: from then on every page and letter goes by the date alone. The day meant for
 * it, unless telling everyone took longer: then the first whole day after, since nobody is told after the fact.
 */
@Component
class ScheduleNoticeWorker implements Worker<ScheduleNoticeWorker.Input, ScheduleNoticeWorker.Output> {

    private final NoticeChangeStore store;
    private final NoticeVersionStore versions;
    private final StaffNotices notices;
    private final Clock clock;

    ScheduleNoticeWorker(NoticeChangeStore store, NoticeVersionStore versions, StaffNotices notices, Clock clock) {
        this.store = store;
        this.versions = versions;
        this.notices = notices;
        this.clock = clock;
    }

    record Input(NoticeChangeId noticeChangeId) {}

    /** @param noticeInForceAt 00:00 in Europe/London of its first day */
    record Output(Instant noticeInForceAt) {}

    @Override
    public String jobType() {
        return "schedule-notice";
    }

    @Override
    public Output work(Input input) {
        NoticeChange change = store.lock(input.noticeChangeId());
        LocalDate settled = change.inForceFrom() == null ? settle(change) : change.inForceFrom();
        return new Output(settled.atStartOfDay(StatutoryClock.LONDON).toInstant());
    }

    private LocalDate settle(NoticeChange change) {
        LocalDate meant = change.draft().text().inForceFrom();
        LocalDate tomorrow = StatutoryClock.dateOf(clock.instant()).plusDays(1);
        LocalDate day = meant.isBefore(tomorrow) ? tomorrow : meant;
        while (!keep(change.draft().from(day))) {
            day = day.plusDays(1);
        }
        store.became(change.id(), day);
        if (!day.equals(meant)) {
            notices.digest(
                    NoticeRole.PRIVACY_LEAD,
                    "notice-moved:" + change.id(),
                    "The new privacy notice takes effect on " + day,
                    "It was meant for " + meant
                            + ". Telling everyone took longer, or there was a version of that day.");
        }
        return day;
    }

    private boolean keep(NoticeDraft draft) {
        String content = draft.file();
        NoticeVersion version = NoticeReader.read("draft", content.getBytes(StandardCharsets.UTF_8));
        return versions.keep(version, content, draft.text().summary(), "desk");
    }
}
