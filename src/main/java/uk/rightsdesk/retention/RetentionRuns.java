package uk.rightsdesk.retention;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.audit.Signatures;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.HeldPeople;
import uk.rightsdesk.datamap.RetentionExecution;
import uk.rightsdesk.datamap.RetentionExecution.SystemRule;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.rights.WithSystems;

/** The runs of the retention rules: planned, approved by people, carried out in batches, receipted. */
@Component
@Transactional
public class RetentionRuns {

    private static final String APPROVE = "approve";
    private static final int SAMPLES = 5;

    private final RunStore store;
    private final RetentionExecution execution;
    private final PersonHolds holds;
    private final Signatures signatures;
    private final ProcessMessages messages;
    private final RetentionProperties properties;
    private final Clock clock;

    RetentionRuns(
            RunStore store,
            RetentionExecution execution,
            PersonHolds holds,
            Signatures signatures,
            ProcessMessages messages,
            RetentionProperties properties,
            Clock clock) {
        this.store = store;
        this.execution = execution;
        this.holds = holds;
        this.signatures = signatures;
        this.messages = messages;
        this.properties = properties;
        this.clock = clock;
    }

    /** A message's variables. */
    record Started(UUID retentionRunId) {}

    /**
     * What a person who approves sees of a rule.
     *
     * @param samples the first rows it is about, read now
     */
    public record Preview(SystemRule rule, RuleProgress progress, List<RetentionExecution.Sample> samples) {}

    /**
     * Starts a run by hand.
     *
     * @return the run that is under way, where there is one
     */
    public RetentionRun start(String by) {
        return store.open().orElseGet(() -> {
            UUID id = open(by);
            messages.publish("Msg_RetentionRunStarted", id.toString(), "retention-run:" + id, new Started(id));
            return store.get(id);
        });
    }

    private UUID open(String by) {
        UUID id = UUID.randomUUID();
        store.insert(id, StatutoryClock.dateOf(clock.instant()), by);
        return id;
    }

    /** The newest first, 50 at most. */
    @Transactional(readOnly = true)
    public List<RetentionRun> newest() {
        return store.newest(50);
    }

    /** @throws java.util.NoSuchElementException when there is no such run */
    @Transactional(readOnly = true)
    public RetentionRun get(UUID id) {
        return store.get(id);
    }

    /**
     * Rule by rule, with samples while nothing was decided; samples are read from the systems and stored nowhere.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails
     */
    public List<Preview> preview(UUID id) {
        RetentionRun run = store.get(id);
        List<RuleProgress> rules = store.rules(id);
        boolean open = run.outcome() == null && rules.stream().allMatch(rule -> rule.batches() == 0);
        HeldPeople held = open ? holds.all() : HeldPeople.NOBODY;
        return withRules(
                rules,
                (rule, progress) -> new Preview(
                        rule,
                        progress,
                        open && progress.due() > 0
                                ? execution.samples(progress.system(), progress.rule(), run.dueOn(), held, SAMPLES)
                                : List.of()));
    }

    /** Without rules that the map no longer has. */
    private <T> List<T> withRules(List<RuleProgress> progress, BiFunction<SystemRule, RuleProgress, T> each) {
        List<SystemRule> rules = execution.rules();
        return progress.stream()
                .flatMap(at -> rules.stream()
                        .filter(rule -> rule.system().equals(at.system())
                                && rule.rule().id().equals(at.rule()))
                        .map(rule -> each.apply(rule, at)))
                .toList();
    }

    /** By whom the run was approved. */
    @Transactional(readOnly = true)
    public List<String> approvedBy(UUID run) {
        return store.decidedBy(run, APPROVE);
    }

    /** How many approvals a run needs. */
    public int approvalsNeeded() {
        return properties.approvals();
    }

    /** Approves the run, or declines it; what a person said first stays. */
    public void decide(UUID run, boolean approve, String by) {
        store.decide(store.get(run).id(), approve ? APPROVE : "decline", by);
    }

    /** Makes a run stop after the batch it is at. */
    public void pause(UUID run, String by) {
        store.pause(run, by);
    }

    /** Lets it go on. */
    public void resume(UUID run) {
        RetentionRun paused = store.get(run);
        if (paused.isPaused()) {
            store.pause(run, null);
            messages.publish(
                    "Msg_RetentionRunResumed",
                    run.toString(),
                    "retention-resumed:" + run + ":" + clock.instant().toEpochMilli(),
                    new Nothing());
        }
    }

    /**
     * The run of a process instance, bound to it; a fresh one where the timer started it. Empty means another has it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<RetentionRun> bind(@Nullable UUID run, JobContext job) {
        UUID id = run == null ? openByTimer() : run;
        return store.bind(id, job.clusterId(), job.processInstanceKey())
                ? Optional.of(store.get(id))
                : Optional.empty();
    }

    /** While another run is under way there is nothing to do for this one. */
    private UUID openByTimer() {
        boolean busy = store.open().isPresent();
        UUID id = open(RetentionRun.TIMER);
        if (busy) {
            store.finish(id, RetentionRun.Outcome.NOTHING_DUE, null, null);
        }
        return id;
    }

    /** The id of a run that has an instance already. */
    UUID known(@Nullable UUID run) {
        return Objects.requireNonNull(run, "a run of the timer is bound to the instance that opened it");
    }

    /** Counts what is over; gives the number of rules that have rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    int plan(RetentionRun run) {
        if (run.outcome() != null) {
            return 0;
        }
        return WithSystems.work(() -> {
            HeldPeople held = holds.all();
            int due = 0;
            int position = 0;
            for (SystemRule rule : execution.rules()) {
                RetentionExecution.Count count =
                        execution.count(rule.system(), rule.rule().id(), run.dueOn(), held);
                store.plan(run.id(), ++position, rule.system(), rule.rule().id(), count);
                due += count.due() > 0 ? 1 : 0;
            }
            store.planned(run.id());
            if (due == 0) {
                store.finish(run.id(), RetentionRun.Outcome.NOTHING_DUE, null, null);
            }
            return due;
        });
    }

    /** Whether what the task says was decided on the desk, by enough people other than who started the run. */
    @Transactional(propagation = Propagation.MANDATORY)
    TaskProblem confirm(UUID id, boolean approve) {
        RetentionRun run = store.get(id);
        List<String> approved = store.decidedBy(id, APPROVE);
        List<String> declined = store.decidedBy(id, "decline");
        if (approved.isEmpty() && declined.isEmpty()) {
            return TaskProblem.CONFIRMATION_MISSING;
        }
        if (approve == !declined.isEmpty()) {
            return TaskProblem.CONFIRMATION_CONTRADICTS;
        }
        if (!approve) {
            store.finish(id, RetentionRun.Outcome.DECLINED, null, null);
            return TaskProblem.NONE;
        }
        long others =
                approved.stream().filter(by -> !by.equals(run.startedBy())).count();
        return others < properties.approvals() ? TaskProblem.SAME_PERSON : TaskProblem.NONE;
    }

    /** Writes and signs the receipt; the same again where there is one. */
    @Transactional(propagation = Propagation.MANDATORY)
    void receipt(UUID id) {
        RetentionRun run = store.get(id);
        if (run.receipt() != null) {
            return;
        }
        String receipt = new RetentionReceipt(
                        id,
                        run.dueOn(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        store.decidedBy(id, APPROVE),
                        withRules(store.rules(id), RetentionRuns::line))
                .json();
        store.finish(
                id, RetentionRun.Outcome.DONE, receipt, signatures.detached(receipt.getBytes(StandardCharsets.UTF_8)));
    }

    private static RetentionReceipt.Rule line(SystemRule rule, RuleProgress progress) {
        return new RetentionReceipt.Rule(
                rule.system(),
                rule.rule().id(),
                rule.rule().label(),
                rule.rule().table(),
                rule.rule().after().toString(),
                rule.rule().ground(),
                progress.due(),
                progress.taken(),
                progress.held(),
                progress.lines(),
                progress.anonymised());
    }
}
