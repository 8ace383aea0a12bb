package uk.rightsdesk.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.clock.BankHolidayOverride;
import uk.rightsdesk.clock.Division;

/** The versions of the calendar: dated, appended, never changed, so that it can be told what was known when. */
@Repository
class CalendarStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The number of the newest version; 0 before anything was imported. */
    long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from bank_holiday_calendar")
                .query(Long.class)
                .single();
    }

    CalendarVersion get(long version) {
        return jdbc.sql("select last_known_year from bank_holiday_calendar where id = ?")
                .param(version)
                .query(Integer.class)
                .optional()
                .map(year -> new CalendarVersion(overrides(version), year))
                .orElse(CalendarVersion.RELEASED);
    }

    private List<BankHolidayOverride> overrides(long version) {
        return jdbc.sql("""
                        select on_date, division, holiday from bank_holiday_override
                        where calendar_id = ? order by position""")
                .param(version)
                .query((row, _) -> new BankHolidayOverride(
                        row.getObject("on_date", LocalDate.class),
                        Division.fromCode(row.getString("division")),
                        row.getBoolean("holiday")))
                .list();
    }

    /** Appends a version in the caller's transaction; instances that import at the same time wait for each other. */
    long append(CalendarVersion version) {
        long id = jdbc.sql("""
                        insert into bank_holiday_calendar (last_known_year, imported_at) values (?, ?) returning id""")
                .params(version.lastKnownYear(), clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        for (int i = 0; i < version.overrides().size(); i++) {
            BankHolidayOverride override = version.overrides().get(i);
            jdbc.sql("""
                            insert into bank_holiday_override (calendar_id, position, on_date, division, holiday)
                            values (?, ?, ?, ?, ?)""")
                    .params(id, i, override.on(), override.division().code(), override.holiday())
                    .update();
        }
        return id;
    }

    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('bank_holiday_calendar'))")
                .query((_, _) -> 1)
                .single();
    }
}
