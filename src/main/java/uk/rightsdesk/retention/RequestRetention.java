package uk.rightsdesk.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.audit.Tombstones;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.outbox.Recurring;
import uk.rightsdesk.retention.ClosedRequests.Cutoff;
import uk.rightsdesk.retention.ClosedRequests.Due;

/**
 * Deletes closed requests after their period, with all correspondence, letters and decisions of them, and leaves a
 * signed tombstone in the audit. Each request goes in a transaction of its own: whenever this stops, what is left is
 * whole, and the next time goes on.
 */
@Component
class RequestRetention implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(RequestRetention.class);
    private static final int PAGE = 100;

    private final ClosedRequests closed;
    private final Tombstones tombstones;
    private final RetentionProperties properties;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final MultiGauge held;
    private final Clock clock;

    RequestRetention(
            ClosedRequests closed,
            Tombstones tombstones,
            RetentionProperties properties,
            TransactionOperations transactions,
            MeterRegistry meters,
            Clock clock) {
        this.closed = closed;
        this.tombstones = tombstones;
        this.properties = properties;
        this.transactions = transactions;
        this.meters = meters;
        this.held = MultiGauge.builder("rightsdesk.retention.requests.held")
                .description("Closed requests kept beyond their period, by reason")
                .register(meters);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "request-retention";
    }

    @Override
    public Pace pace() {
        return new Pace.DailyAt(properties.at(), StatutoryClock.LONDON);
    }

    @Override
    public void work() {
        Cutoff cutoff = Cutoff.on(StatutoryClock.dateOf(clock.instant()), properties);
        int deleted = 0;
        int failed = 0;
        @Nullable UUID last = null;
        List<Due> page;
        do {
            page = closed.due(cutoff, last, PAGE);
            for (Due due : page) {
                last = due.id();
                try {
                    deleted += delete(due.id(), cutoff) ? 1 : 0;
                } catch (RuntimeException failure) {
                    // one that cannot go must not keep the others; the message may quote rows
                    failed++;
                    LOG.warn(
                            "RD-8001 Request {} could not be deleted after its period: {}",
                            due.id(),
                            failure.getClass().getName());
                }
            }
        } while (page.size() == PAGE);
        Map<String, Long> kept = closed.held(cutoff);
        held.register(
                kept.entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of("reason", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
        count("failed", failed);
        LOG.info("Retention of requests: {} deleted, {} failed, kept {}", deleted, failed, kept);
    }

    private boolean delete(UUID id, Cutoff cutoff) {
        Optional<Due> gone = Objects.requireNonNull(transactions.execute(status -> {
            Optional<Due> due = closed.lock(id, cutoff);
            due.ifPresent(request -> {
                tombstones.bury(request.id(), request.rule());
                closed.forget(request.id());
            });
            return due;
        }));
        gone.ifPresent(due -> count(due.rule(), 1));
        return gone.isPresent();
    }

    private void count(String result, int number) {
        Counter.builder("rightsdesk.retention.requests")
                .tag("result", result)
                .description("Closed requests deleted after their period, by rule, and those that could not be")
                .register(meters)
                .increment(number);
    }
}
