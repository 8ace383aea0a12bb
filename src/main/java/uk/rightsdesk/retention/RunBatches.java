package uk.rightsdesk.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.HeldPeople;
import uk.rightsdesk.datamap.RetentionBatch;
import uk.rightsdesk.datamap.RetentionExecution;
import uk.rightsdesk.rights.WithSystems;

/** Carries out a run that was approved, batch by batch. */
@Component
class RunBatches {

    private final RunStore store;
    private final RetentionExecution execution;
    private final PersonHolds holds;
    private final RetentionProperties properties;

    RunBatches(RunStore store, RetentionExecution execution, PersonHolds holds, RetentionProperties properties) {
        this.store = store;
        this.execution = execution;
        this.holds = holds;
        this.properties = properties;
    }

    /** How far a run is. */
    enum State {
        MORE,
        PAUSED,
        DONE
    }

    /**
     * Does batches until the run is through, paused, or the slice of time is over. What a batch did stands in the
     * system of record first: after a crash the same batches give the same answers.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    State work(UUID id) {
        RetentionRun run = store.get(id);
        return WithSystems.work(() -> {
            long end = System.nanoTime() + properties.slice().toNanos();
            HeldPeople held = holds.all();
            for (RuleProgress rule : store.rules(id)) {
                RuleProgress progress = rule;
                while (!progress.finished()) {
                    if (store.isPaused(id)) {
                        return State.PAUSED;
                    }
                    if (System.nanoTime() > end) {
                        return State.MORE;
                    }
                    progress = next(run, progress, held);
                    store.advance(progress);
                }
            }
            return State.DONE;
        });
    }

    private RuleProgress next(RetentionRun run, RuleProgress at, HeldPeople held) {
        RetentionBatch batch = execution.batch(
                run.id(), at.system(), at.rule(), run.dueOn(), at.batches(), at.lastKey(), held, properties.batch());
        return new RuleProgress(
                at.run(),
                at.position(),
                at.system(),
                at.rule(),
                at.due(),
                at.held(),
                at.batches() + 1,
                batch.lastKey(),
                at.taken() + batch.rows(),
                sum(at.lines(), batch.lines()),
                batch.endsRule()
                        ? execution.publish(run.id(), at.system(), at.rule()).orElse(null)
                        : null,
                batch.endsRule());
    }

    private static List<RetentionBatch.Line> sum(List<RetentionBatch.Line> sofar, List<RetentionBatch.Line> more) {
        List<RetentionBatch.Line> lines = new ArrayList<>(sofar);
        for (RetentionBatch.Line line : more) {
            int same = -1;
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).table().equals(line.table()) && lines.get(i).action() == line.action()) {
                    same = i;
                }
            }
            if (same < 0) {
                lines.add(line);
            } else {
                lines.set(
                        same,
                        new RetentionBatch.Line(
                                line.table(),
                                line.label(),
                                line.action(),
                                lines.get(same).rows() + line.rows(),
                                line.ground(),
                                line.until()));
            }
        }
        return lines;
    }
}
