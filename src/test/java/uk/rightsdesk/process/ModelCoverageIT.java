package uk.rightsdesk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs after all other process tests and tells what of the models none of them went through. */
@Order(Integer.MAX_VALUE)
class ModelCoverageIT {

    private static final Path MODELS = Path.of("bpmn");
    private static final Path REPORT = Path.of("target", "coverage-report", "report.json");

    @Test
    void shouldGoThroughEveryElementAndFlowOfEveryModel() throws IOException {
        assumeThat(ProcessTestCluster.hasStarted())
                .as("this test tells of those that ran before it: run the whole package")
                .isTrue();

        // given
        var drawn = drawn();

        // when
        var covered = covered(new JsonMapper().readTree(Files.readString(REPORT)));

        // then
        var missed = new TreeSet<>(drawn);
        missed.removeAll(covered);
        assertThat(missed)
                .as("elements and flows of the models that no process test goes through")
                .isEmpty();
        assertThat(drawn).as("elements and flows of the models").isNotEmpty();
    }

    /** Every element and flow of the models, as {@code process: element}. */
    private static Set<String> drawn() throws IOException {
        try (var files = Files.list(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(ModelCoverageIT::drawn)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> drawn(Path file) {
        var model = Bpmn.readModelFromFile(file.toFile());
        var processId =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        return Stream.concat(
                        model.getModelElementsByType(FlowNode.class).stream(),
                        model.getModelElementsByType(SequenceFlow.class).stream())
                .map(BaseElement::getId)
                .map(element -> processId + ": " + element);
    }

    /** What Camunda Process Test reports of all test classes together, in the same form. */
    private static Set<String> covered(JsonNode report) {
        return report.path("coverages")
                .valueStream()
                .flatMap(process -> Stream.concat(
                                process.path("completedElements").valueStream(),
                                process.path("takenSequenceFlows").valueStream())
                        .map(element -> process.path("processDefinitionId").asString() + ": " + element.asString()))
                .collect(Collectors.toSet());
    }
}
