package uk.rightsdesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import uk.rightsdesk.calendar.BankHolidays;
import uk.rightsdesk.calendar.CalendarInTest;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.request.RequestDeadlines;

/** A bank holiday proclaimed while 100,000 requests are open; figures in {@code docs/benchmarks.md}. */
@Tag("full")
@TestPropertySource(properties = "benchmark=a case store of its own")
class RecomputeBenchmarkTest extends DeadlineFixture {

    private static final int OPEN_REQUESTS = 100_000;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private BankHolidays bankHolidays;

    @Autowired
    private RequestDeadlines deadlines;

    @Autowired
    private Rearming rearming;

    @Test
    void shouldComputeAHundredThousandOpenRequestsAnewInUnderAMinute() throws IOException {
        // given requests of the last thirty days, a fifth of them asked for evidence and given it
        clock.moveTo("2026-11-22T10:00:00Z");
        fill();
        AtomicInteger due = new AtomicInteger();
        arm(due);

        // when Monday 7 December becomes a holiday in England and Wales
        CalendarInTest.change(bankHolidays, List.of("2026-12-07,EW,added"));
        long start = System.nanoTime();
        bankHolidays.read();
        int moved = rearming.rearm("benchmark", open -> {});
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        // then
        Files.createDirectories(Path.of("target", "benchmarks"));
        Files.writeString(
                Path.of("target", "benchmarks", "recompute.txt"),
                "%d open requests computed anew in %d ms, %d of them rearmed%n"
                        .formatted(OPEN_REQUESTS, took.toMillis(), moved));
        assertThat(moved).isEqualTo(due.get()).isBetween(1_000, OPEN_REQUESTS / 4);
        assertThat(took).isLessThan(Duration.ofMinutes(1));
    }

    private void fill() {
        jdbc.sql("""
                        insert into request (id, version, reference, exercised_right, division, correspondence_id,
                            received_at, requester_address, sender_authenticated)
                        select gen_random_uuid(), 0, 'R-2026-' || (100000 + n), 'ACCESS',
                            (array['ENGLAND_AND_WALES','ENGLAND_AND_WALES','ENGLAND_AND_WALES','SCOTLAND',
                                'NORTHERN_IRELAND'])[1 + n % 5],
                            gen_random_uuid(), timestamptz '2026-10-24 10:00Z' + (n % 30) * interval '1 day',
                            'someone@example.org', true
                        from generate_series(1, ?) n""").param(OPEN_REQUESTS).update();
        event(1, "RECEIVED", "true");
        event(2, "IDENTITY_ASKED", "abs(hashtext(reference)) % 5 = 0");
        event(3, "IDENTITY_RECEIVED", "abs(hashtext(reference)) % 5 = 0");
    }

    /** Past the chain of hashes, which nothing here reads. */
    private void event(int seq, String type, String where) {
        jdbc.sql("""
                        insert into request_event (request_id, seq, hash, type, occurred_at, recorded_at, actor)
                        select id, :seq, decode(repeat('00', 32), 'hex'), :type, received_at + :seq * interval '1 hour',
                            received_at + :seq * interval '1 hour', 'system'
                        from request where octet_length(requester_address) = 19 and %s""".formatted(where)).param("seq", seq).param("type", type).update();
    }

    /** As their watches have left them. */
    private void arm(AtomicInteger dueOnTheNewHoliday) {
        List<Object[]> rows = new ArrayList<>();
        transaction.executeWithoutResult(status -> deadlines.ofAllOpen(open -> {
            ApplicableTimePeriod period = open.period();
            if (period != null && !open.id().equals(id)) {
                boolean english = period.due().equals(LocalDate.of(2026, 12, 7));
                NextRung next = NextRung.in(period, Rung.NONE, 10);
                rows.add(new Object[] {
                    open.id().value(),
                    period.due(),
                    period.safeDue(),
                    "NONE",
                    next.daysLeft(),
                    OffsetDateTime.ofInstant(next.at(), ZoneOffset.UTC),
                    OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                });
                if (english) {
                    dueOnTheNewHoliday.incrementAndGet();
                }
            }
        }));
        new JdbcTemplate(dataSource).batchUpdate("insert into deadline_watch values (?, ?, ?, ?, ?, ?, ?)", rows);
        int elsewhere = jdbc.sql("""
                        select count(*) from deadline_watch w join request r on r.id = w.request_id
                        where w.due_on = date '2026-12-07' and r.division <> 'ENGLAND_AND_WALES'""").query(Integer.class).single();
        dueOnTheNewHoliday.addAndGet(-elsewhere);
    }
}
