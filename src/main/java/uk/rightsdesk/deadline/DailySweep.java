package uk.rightsdesk.deadline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.calendar.BankHolidays;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.clock.WorkingDays;
import uk.rightsdesk.engine.ProcessInstances;
import uk.rightsdesk.engine.ProcessInstances.Running;
import uk.rightsdesk.engine.Unavailable;
import uk.rightsdesk.outbox.Recurring;

/**
 * Looks through the case store once a day for what the engine may have missed: requests near or past their due date, in
 * incident, or without a process that works them. Needs no engine: where it cannot be asked, what only it knows is said
 * to be unknown.
 */
@Component
class DailySweep implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(DailySweep.class);

    private final Rearming rearming;
    private final ProcessInstances instances;
    private final SweepStore store;
    private final SweepNotices notices;
    private final BankHolidays bankHolidays;
    private final TransactionOperations transactions;
    private final DeadlineProperties properties;
    private final Clock clock;

    DailySweep(
            Rearming rearming,
            ProcessInstances instances,
            SweepStore store,
            SweepNotices notices,
            BankHolidays bankHolidays,
            TransactionOperations transactions,
            DeadlineProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.rearming = rearming;
        this.instances = instances;
        this.store = store;
        this.notices = notices;
        this.bankHolidays = bankHolidays;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
        for (AttentionReason reason : AttentionReason.values()) {
            Gauge.builder("rightsdesk.requests.attention", store, found -> found.count(reason))
                    .tag("reason", reason.code())
                    .description("Open requests that the last daily sweep found to need attention")
                    .register(meters);
        }
        Gauge.builder("rightsdesk.sweep.age", this, DailySweep::age)
                .baseUnit("seconds")
                .description("Time since the last daily sweep")
                .register(meters);
    }

    @Override
    public String name() {
        return "daily-sweep";
    }

    @Override
    public Pace pace() {
        return new Pace.DailyAt(properties.sweepAt(), StatutoryClock.LONDON);
    }

    @Override
    public void work() {
        Instant now = clock.instant();
        LocalDate today = StatutoryClock.dateOf(now);
        WorkingDays calendar = bankHolidays.read();
        Triage triage = new Triage(now, properties, running());
        int rearmed = rearming.rearm("day-" + today, triage::look);
        if (triage.engineAsked() && triage.missesInstances()) {
            // the engine's search lags, and a process may have started while this was reading
            running().ifPresent(triage::forgiveThoseRunning);
        }
        transactions.executeWithoutResult(status -> {
            store.replace(triage.found(), triage.openRequests(), triage.engineAsked(), rearmed);
            notices.send(today, triage.found(), triage.engineAsked());
            if (!today.isBefore(calendar.warningFrom())) {
                LOG.warn(
                        "RD-6002 The calendar of bank holidays ends with {}: import what gov.uk has published since",
                        calendar.lastKnownYear());
                notices.warnOfTheCalendarsEnd(calendar.lastKnownYear(), today);
            }
        });
        LOG.info(
                "Daily sweep: {} open requests, {} findings, {} rearmed, engine {}",
                triage.openRequests(),
                triage.found().size(),
                rearmed,
                triage.engineAsked() ? "asked" : "not to be asked");
    }

    private Optional<Map<Long, Running>> running() {
        try {
            return Optional.of(instances.running());
        } catch (Unavailable down) {
            return Optional.empty();
        }
    }

    private double age() {
        return store.lastSweep()
                .map(last -> (double) Duration.between(last, clock.instant()).toSeconds())
                .orElse(Double.NaN);
    }
}
