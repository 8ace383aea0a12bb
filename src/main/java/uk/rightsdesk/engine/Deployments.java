package uk.rightsdesk.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.Form;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What this cluster was given last, and the giving of what has changed since. */
class Deployments {

    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CamundaClient client;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String clusterId;

    Deployments(CamundaClient client, JdbcClient jdbc, PlatformTransactionManager transactions, String clusterId) {
        this.client = client;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clusterId = clusterId;
    }

    /** @param formKeys keys of the forms that came with it */
    record Deployed(String sha256, List<Long> formKeys) {}

    /**
     * Deploys the models if they differ from those deployed last. Instances that start together deploy once: the second
     * waits for the first and finds nothing changed.
     */
    Deployed deployIfChanged(Models models) {
        var hash = models.sha256();
        return transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                    .param("engine_deployment " + clusterId)
                    .query((row, number) -> number)
                    .single();
            return last().filter(deployed -> deployed.sha256().equals(hash)).orElseGet(() -> deploy(models, hash));
        });
    }

    private Optional<Deployed> last() {
        return jdbc.sql("""
                        select sha256, form_keys from engine_deployment
                        where cluster_id = ? order by id desc limit 1""")
                .param(clusterId)
                .query((row, number) -> new Deployed(row.getString("sha256"), formKeys(row)))
                .optional();
    }

    private Deployed deploy(Models models, String hash) {
        var first = models.files().firstEntry();
        DeployResourceCommandStep2 command =
                client.newDeployResourceCommand().addResourceBytes(first.getValue(), first.getKey());
        for (var file : models.files().tailMap(first.getKey() + '\0').entrySet()) {
            command = command.addResourceBytes(file.getValue(), file.getKey());
        }
        var event = EngineCommands.send(command, PATIENCE);
        var deployed = new Deployed(
                hash, event.getForm().stream().map(Form::getFormKey).toList());
        jdbc.sql("""
                        insert into engine_deployment (cluster_id, sha256, deployment_key, form_keys)
                        values (?, ?, ?, ?)""")
                .params(clusterId, hash, event.getKey(), deployed.formKeys().toArray(Long[]::new))
                .update();
        LOG.info("Deployed {} models and forms in deployment {}", models.files().size(), event.getKey());
        return deployed;
    }

    private static List<Long> formKeys(ResultSet row) throws SQLException {
        return Arrays.asList((Long[]) row.getArray("form_keys").getArray());
    }
}
