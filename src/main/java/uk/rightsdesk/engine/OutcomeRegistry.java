package uk.rightsdesk.engine;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the work of a job happen once. The claim is inserted before the work and in its transaction: a twin of the job
 * waits at its own insert until that transaction ends, then repeats the answer, or does the work if it was rolled back.
 */
class OutcomeRegistry {

    /** @param repeated whether the outcome was on record before */
    record Settled(Outcome outcome, boolean repeated) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String clusterId;

    OutcomeRegistry(JdbcClient jdbc, PlatformTransactionManager transactions, String clusterId) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clusterId = clusterId;
    }

    /**
     * Does the work of a job, or repeats how it ended.
     *
     * <p>A {@link BusinessError} rolls the work back and is then put on record by itself; should a twin have done the
     * work in between, the twin's outcome holds.
     *
     * @param work gives the answer as JSON
     */
    Settled settle(long elementInstanceKey, String jobType, Supplier<String> work) {
        try {
            return inTransaction(elementInstanceKey, jobType, () -> new Outcome.Answer(work.get()));
        } catch (BusinessError error) {
            var refusal = new Outcome.Refusal(error.code());
            return inTransaction(elementInstanceKey, jobType, () -> refusal);
        }
    }

    private Settled inTransaction(long elementInstanceKey, String jobType, Supplier<Outcome> work) {
        return transaction.execute(status -> {
            if (!claim(elementInstanceKey, jobType)) {
                return new Settled(onRecord(elementInstanceKey), true);
            }
            var outcome = work.get();
            record(elementInstanceKey, outcome);
            return new Settled(outcome, false);
        });
    }

    private boolean claim(long elementInstanceKey, String jobType) {
        return jdbc.sql("""
                        insert into job_outcome (cluster_id, element_instance_key, job_type) values (?, ?, ?)
                        on conflict do nothing""").params(clusterId, elementInstanceKey, jobType).update() == 1;
    }

    private void record(long elementInstanceKey, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answer(var variables) ->
                jdbc.sql("""
                        update job_outcome set output = ?::jsonb
                        where cluster_id = ? and element_instance_key = ?""").params(variables, clusterId, elementInstanceKey).update();
            case Outcome.Refusal(var code) ->
                jdbc.sql("""
                        update job_outcome set error_code = ?
                        where cluster_id = ? and element_instance_key = ?""").params(code, clusterId, elementInstanceKey).update();
        }
    }

    private Outcome onRecord(long elementInstanceKey) {
        return jdbc.sql("""
                        select output, error_code from job_outcome
                        where cluster_id = ? and element_instance_key = ?""")
                .params(clusterId, elementInstanceKey)
                .query((row, number) -> {
                    var code = row.getString("error_code");
                    return code == null ? new Outcome.Answer(row.getString("output")) : new Outcome.Refusal(code);
                })
                .single();
    }
}
