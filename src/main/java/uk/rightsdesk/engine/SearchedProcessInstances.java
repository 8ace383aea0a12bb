package uk.rightsdesk.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class SearchedProcessInstances implements ProcessInstances {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final CamundaClient client;
    private final EngineSearch search;
    private final VariableCodec codec;

    SearchedProcessInstances(CamundaClient client, EngineSearch search, VariableCodec codec) {
        this.client = client;
        this.search = search;
        this.codec = codec;
    }

    @Override
    public Map<Long, Running> running() {
        Map<Long, Running> running = new HashMap<>();
        search.running(null).forEach(instance -> running.put(instance.key(), new Running(instance.incident())));
        return running;
    }

    @Override
    public void moveDueDate(long processInstanceKey, Instant dueAt, Record variables) {
        String json = codec.encode(variables).toString();
        move(processInstanceKey, dueAt, json);
    }

    /** Variables first: a task made in between has the new date already, one made before is found by the search. */
    private void move(long instance, Instant dueAt, String variables) {
        setVariables(instance, variables);
        for (EngineSearch.Task task : search.openTasks(instance)) {
            if (!isDueAt(task.dueDate(), dueAt)) {
                moveTask(task.key(), dueAt);
            }
        }
        search.running(instance).forEach(called -> move(called.key(), dueAt, variables));
    }

    private void setVariables(long instance, String variables) {
        try {
            EngineCommands.send(
                    client.newSetVariablesCommand(instance).variables(variables).local(true), PATIENCE);
        } catch (RuntimeException refused) {
            // ended meanwhile: nothing is left to be due
            if (!EngineCommands.answered(refused, Code.NOT_FOUND)) {
                throw refused;
            }
        }
    }

    private void moveTask(long task, Instant dueAt) {
        try {
            client.newUpdateUserTaskCommand(task)
                    .dueDate(OffsetDateTime.ofInstant(dueAt, ZoneOffset.UTC))
                    .execute();
        } catch (ProblemException refused) {
            // completed meanwhile
            if (refused.code() != NOT_FOUND) {
                throw refused;
            }
        }
    }

    private static boolean isDueAt(@Nullable String dueDate, Instant dueAt) {
        try {
            return dueDate != null
                    && OffsetDateTime.parse(normalised(dueDate)).toInstant().equals(dueAt);
        } catch (DateTimeParseException otherForm) {
            return false;
        }
    }

    /** The search of 8.6 writes offsets without a colon. */
    private static String normalised(String dateTime) {
        return dateTime.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    }
}
