package uk.rightsdesk.engine;

/**
 * The work of one job type; each is a Spring bean of the capability that does the work.
 *
 * <p>The work runs in one transaction together with the entry of its answer in the outcome registry, and the job is
 * completed after the commit: a job delivered twice, also while the first delivery still runs, does the work once and
 * gives the same answer. Effects outside the case store therefore go through the outbox.
 *
 * @param <I> input: a record whose component names are the variables fetched. A component of type {@link JobContext} is
 *     no variable: it is given by the engine. A variable that may be missing is {@code @Nullable}
 * @param <O> output: a record whose components become variables; null components are left out
 */
public interface Worker<I extends Record, O extends Record> {

    /** The job type as in the model, in kebab-case. */
    String jobType();

    /**
     * Does the work.
     *
     * @throws BusinessError to raise a BPMN error. The work is rolled back, the error is the answer on record
     * @throws Unavailable if a system that the work needs is down: tried again without limit
     * @throws RuntimeException anything else: tried again as often as the model says, then an incident
     */
    O work(I input);
}
