package uk.rightsdesk.rights.information;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.notice.NoticeVersions;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Of which day a person is sent the notice: today's, unless they asked for another and an officer says so. */
@Component
@Transactional
public class NoticeDay {

    private final JdbcClient jdbc;
    private final NoticeVersions notices;
    private final RequestJournal journal;
    private final Clock clock;

    NoticeDay(JdbcClient jdbc, NoticeVersions notices, RequestJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** Takes today unless a day was chosen before: what a second person agrees to does not move with the clock. */
    @Transactional(propagation = Propagation.MANDATORY)
    void propose(RequestId request) {
        jdbc.sql("""
                        insert into notice_day (request_id, day, chosen_by, chosen_at) values (?, ?, ?, ?)
                        on conflict (request_id) do nothing
                        """)
                .params(
                        request.value(),
                        StatutoryClock.dateOf(clock.instant()),
                        RequestJournal.SYSTEM,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The day of whose notice is sent; empty before it was found. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> chosen(RequestId request) {
        return jdbc.sql("select day from notice_day where request_id = ?")
                .param(request.value())
                .query(LocalDate.class)
                .optional();
    }

    /**
     * Chooses the day; a later choice takes its place.
     *
     * @param day in Europe/London
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when no notice was in force on that day, or it is yet to come; the message is
     *     for staff
     */
    public void choose(RequestId request, LocalDate day, String staff) {
        if (day.isAfter(StatutoryClock.dateOf(clock.instant()))) {
            throw new IllegalArgumentException("That day is yet to come.");
        }
        if (notices.on(day).isEmpty()) {
            throw new IllegalArgumentException("No notice was in force on that day.");
        }
        jdbc.sql("""
                        insert into notice_day (request_id, day, chosen_by, chosen_at) values (?, ?, ?, ?)
                        on conflict (request_id) do update
                        set day = excluded.day, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
                        """)
                .params(request.value(), day, staff, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.record(request, EventType.NOTICE_CHOSEN, clock.instant(), staff, Map.of("day", day.toString()));
    }
}
