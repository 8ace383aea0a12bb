package uk.rightsdesk.rights.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.ChangeExecution;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.ChangePlanner;
import uk.rightsdesk.datamap.ChangeReceipt;
import uk.rightsdesk.datamap.CorrectedValue;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.rectification.RectificationItem.Decision;
import uk.rightsdesk.rights.rectification.RectificationItem.Verdict;

/** Writes what was agreed into the systems of record: values as values, never as statements. */
@Component
class Corrections {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final ChangePlanner planner;
    private final ChangeExecution execution;
    private final CorrectionPlanStore plans;
    private final CollectedData collected;
    private final Clock clock;

    Corrections(
            ChangePlanner planner,
            ChangeExecution execution,
            CorrectionPlanStore plans,
            CollectedData collected,
            Clock clock) {
        this.planner = planner;
        this.execution = execution;
        this.plans = plans;
        this.collected = collected;
        this.clock = clock;
    }

    /**
     * The plan of the changes, committed: whatever happens then, the same occasion carries out the same plan.
     *
     * @param changes items to be corrected or supplemented; not empty
     */
    CorrectionPlanStore.Stored planned(Request request, List<RectificationItem> changes, String occasion) {
        return plans.find(request.id(), occasion)
                .orElseGet(() -> plans.keep(request.id(), occasion, plan(request, changes)));
    }

    /**
     * Carries a plan out, once.
     *
     * @return whether every system took every change; if not, at least one has not
     * @throws SystemOfRecordUnavailable when a system cannot be reached
     */
    boolean carryOut(CorrectionPlanStore.Stored stored, List<RectificationItem> changes) {
        boolean taken = isTaken(stored, changes);
        if (!taken) {
            plans.refused(stored.id(), clock.instant());
        }
        return taken;
    }

    private boolean isTaken(CorrectionPlanStore.Stored stored, List<RectificationItem> changes) {
        try {
            ChangeReceipt receipt = execution.execute(stored.id(), stored.plan());
            long rows = receipt.systems().stream()
                    .flatMap(system -> system.lines().stream())
                    .filter(line -> line.rows() > 0)
                    .count();
            return rows
                    == changes.stream()
                            .map(item -> row(item.datum()))
                            .distinct()
                            .count();
        } catch (SystemOfRecordUnavailable refused) {
            if (refused.code() == SystemOfRecordUnavailable.Code.FAILED) {
                return false; // a value that its column does not take
            }
            throw refused;
        }
    }

    private ChangePlan plan(Request request, List<RectificationItem> changes) {
        // a statement is added to what is held now
        collected.collect(request);
        return planner.rectification(
                collected.people(request),
                changes.stream().map(item -> corrected(request, item)).toList());
    }

    private CorrectedValue corrected(Request request, RectificationItem item) {
        DatumKey key = item.datum();
        Verdict verdict = item.verdict();
        String value = Objects.requireNonNull(verdict.value());
        return new CorrectedValue(
                key.system(),
                key.table(),
                key.rowKey(),
                key.column(),
                verdict.decision() == Decision.SUPPLEMENT ? supplemented(held(request, key), value) : value);
    }

    private String held(Request request, DatumKey key) {
        return collected
                .element(request.id(), key.system(), key.table(), key.rowKey())
                .flatMap(element -> RectificationItems.datum(element, key.column()))
                .map(datum -> datum.value() == null ? "" : datum.value().toString())
                .orElse("");
    }

    /** Once: a plan made again after another system refused its part finds the statement there. */
    private String supplemented(String held, String statement) {
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        return held.contains(statement)
                ? held
                : held + "\n\nStatement of the person, " + DAY.format(today) + ": " + statement;
    }

    private static List<String> row(DatumKey key) {
        return List.of(key.system(), key.table(), key.rowKey());
    }
}
