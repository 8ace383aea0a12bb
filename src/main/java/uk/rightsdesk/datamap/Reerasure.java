package uk.rightsdesk.datamap;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import uk.rightsdesk.datamap.ChangePlan.Action;

/**
 * Applies the ledger of erasures again, after a system was restored from a backup that was made before some of them.
 * Whoever was erased and is there again, by key and identifier, is erased again by the plan that was approved; nobody
 * else is touched, and what is still erased stays as it is. May be repeated.
 */
public final class Reerasure {

    private final DataMap map;
    private final ErasureLedger ledger;
    private final ChangeExecution execution;

    Reerasure(DataMap map, ErasureLedger ledger, ChangeExecution execution) {
        this.map = map;
        this.ledger = ledger;
        this.execution = execution;
    }

    /**
     * What became of one erasure in one system.
     *
     * @param planId of the plan
     * @param system name of the system
     * @param outcome what was found and done
     * @param deleted how many rows were deleted again
     * @param changed how many rows were changed again
     */
    public record Result(UUID planId, String system, Outcome outcome, long deleted, long changed) {}

    /** What was found and done. */
    public enum Outcome {
        /** The erasure is there still. */
        STILL_ERASED,
        /** The people were there again and were erased again. */
        ERASED_AGAIN,
        /** The erasure is not there, but neither are the people. */
        NOBODY_THERE,
        /** The map no longer names the system. */
        NOT_IN_THE_MAP
    }

    /**
     * @param each is told of each erasure
     * @throws SystemOfRecordUnavailable when a system fails; begin again when it is back
     */
    public void apply(Consumer<Result> each) {
        for (ErasureLedger.Entry entry : ledger.entries()) {
            each.accept(apply(entry));
        }
    }

    private Result apply(ErasureLedger.Entry entry) {
        ChangePlan.SystemChange change = entry.change();
        if (map.systems().stream().noneMatch(system -> system.name().equals(change.system()))) {
            return new Result(entry.planId(), change.system(), Outcome.NOT_IN_THE_MAP, 0, 0);
        }
        if (execution.isDone(entry.planId(), change.system())) {
            return new Result(entry.planId(), change.system(), Outcome.STILL_ERASED, 0, 0);
        }
        List<String> people = ledger.thereAgain(entry);
        if (people.isEmpty()) {
            return new Result(entry.planId(), change.system(), Outcome.NOBODY_THERE, 0, 0);
        }
        ChangeReceipt receipt = execution.execute(
                entry.planId(),
                new ChangePlan(
                        ChangePlan.Kind.ERASURE,
                        List.of(new ChangePlan.SystemChange(change.system(), change.label(), people, change.steps())),
                        List.of()));
        return new Result(
                entry.planId(),
                change.system(),
                Outcome.ERASED_AGAIN,
                rows(receipt, Action.DELETE) + rows(receipt, Action.DELETE_UNREFERENCED),
                rows(receipt, Action.CHANGE));
    }

    private static long rows(ChangeReceipt receipt, Action action) {
        return receipt.systems().stream()
                .flatMap(system -> system.lines().stream())
                .filter(line -> line.action() == action)
                .mapToLong(ChangeReceipt.Line::rows)
                .sum();
    }
}
