package uk.rightsdesk.process.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.Documentation;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page for each right in docs/processes/rights says what its models say: {@code ./mvnw test
 * -Dtest=ProcessHandbookTest -Drightsdesk.handbook=true} writes them.
 */
class ProcessHandbookTest {

    private static final boolean REWRITE = Boolean.getBoolean("rightsdesk.handbook");
    private static final Path PAGES = Path.of("docs", "processes", "rights");
    private static final Path FORMS = Path.of("forms");
    private static final Pattern LABEL = Pattern.compile("label: \"([^\"]+)\"");
    private static final Rules RULES = Rules.read();
    private static final Models MODELS = Models.in(Path.of("bpmn"));
    private static final Map<String, List<String>> CHOICES = choices();

    static Stream<Models.Model> everyRight() {
        return MODELS.beginnings().stream()
                .filter(model -> Stream.of("-request", "-objection", "-withdrawal", "complaint")
                        .anyMatch(right -> name(model).endsWith(right)));
    }

    @ParameterizedTest
    @MethodSource("everyRight")
    void shouldSayWhatTheModelsSay(Models.Model model) throws IOException {
        Path page = PAGES.resolve(name(model) + ".md");
        if (REWRITE) {
            Files.createDirectories(PAGES);
            Files.writeString(page, page(model));
        }
        assertThat(Files.readString(page)).isEqualTo(page(model));
        assertThat(Path.of("docs", "processes", name(model) + ".png")).exists();
    }

    private static String page(Models.Model model) {
        Set<Models.Model> all = new LinkedHashSet<>();
        withCalled(model, all);
        return """
                <!-- written by ProcessHandbookTest from bpmn/, forms/ and lawful/rules.yaml -->
                # %s

                %s

                ![%s](../%s.png)

                ## Steps

                %s
                ## What people decide

                %s
                ## Letters

                %s
                ## How it ends

                %s""".formatted(
                        model.process().getName(),
                        documentation(model.process()),
                        model.process().getName(),
                        name(model),
                        table("step | what it is for", steps(model)),
                        table("task | where | who | choices", decisions(all)),
                        table("letter | sent or written by", letters(all)),
                        table("ending | in law | letters", endings(model)));
    }

    private static void withCalled(Models.Model model, Set<Models.Model> all) {
        if (all.add(model)) {
            inOrder(model, CallActivity.class).stream()
                    .flatMap(call -> MODELS.calledBy(call).stream())
                    .forEach(called -> withCalled(called, all));
        }
    }

    private static List<String> steps(Models.Model model) {
        return inOrder(model, FlowNode.class).stream()
                .filter(node ->
                        Elements.jobType(node).isPresent() || node instanceof UserTask || node instanceof CallActivity)
                .map(node -> row(node.getName(), documentation(node)))
                .distinct()
                .toList();
    }

    private static List<String> decisions(Collection<Models.Model> all) {
        List<String> rows = new ArrayList<>();
        for (Models.Model model : all) {
            for (UserTask task : inOrder(model, UserTask.class)) {
                var form = task.getSingleExtensionElement(ZeebeFormDefinition.class);
                var assigned = task.getSingleExtensionElement(ZeebeAssignmentDefinition.class);
                rows.add(row(
                        task.getName(),
                        model.process().getName(),
                        assigned == null ? "" : assigned.getCandidateGroups(),
                        form == null ? "" : String.join("; ", CHOICES.getOrDefault(form.getFormId(), List.of()))));
            }
        }
        return rows;
    }

    private static List<String> letters(Collection<Models.Model> all) {
        Map<String, Set<String>> senders = new LinkedHashMap<>();
        for (Models.Model model : all) {
            for (FlowNode node : inOrder(model, FlowNode.class)) {
                RULES.jobs().stream()
                        .filter(rule -> Elements.jobType(node)
                                .filter(rule.job()::equals)
                                .isPresent())
                        .flatMap(rule -> Stream.concat(rule.sends().stream(), rule.prepares().stream()))
                        .sorted()
                        .forEach(letter -> senders.computeIfAbsent(letter, name -> new LinkedHashSet<>())
                                .add(node.getName() + " (" + model.process().getName() + ")"));
            }
        }
        return senders.entrySet().stream()
                .map(letter -> row(letter.getKey(), String.join("; ", letter.getValue())))
                .toList();
    }

    private static List<String> endings(Models.Model model) {
        return inOrder(model, EndEvent.class).stream()
                .filter(end -> Elements.property(end, "lawful:ending").isPresent())
                .map(end -> row(
                        end.getName(),
                        Elements.property(end, "lawful:ending").orElse(""),
                        String.join(", ", Elements.words(end, "lawful:letters"))))
                .toList();
    }

    private static <T extends FlowNode> List<T> inOrder(Models.Model model, Class<T> type) {
        return model.process().getModelInstance().getModelElementsByType(FlowNode.class).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted((one, other) -> Double.compare(left(one), left(other)))
                .toList();
    }

    /** Where it is drawn: models are read from left to right. */
    private static double left(FlowNode node) {
        return node.getDiagramElement() instanceof BpmnShape shape
                ? shape.getBounds().getX() + shape.getBounds().getY() / 1e6
                : 0;
    }

    private static String documentation(BaseElement element) {
        return element.getChildElementsByType(Documentation.class).stream()
                .map(words -> words.getTextContent().strip())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, List<String>> choices() {
        try (var files = Files.list(FORMS)) {
            Map<String, List<String>> all = new LinkedHashMap<>();
            for (Path file : files.filter(form -> form.toString().endsWith(".form"))
                    .sorted()
                    .toList()) {
                JsonNode form = JsonMapper.shared().readTree(Files.readString(file));
                List<String> labels = new ArrayList<>();
                for (JsonNode component : form.path("components").values()) {
                    component
                            .path("values")
                            .values()
                            .forEach(value -> labels.add(value.path("label").asString("")));
                    LABEL.matcher(component.path("valuesExpression").asString(""))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .forEach(labels::add);
                }
                all.put(form.path("id").asString(""), labels);
            }
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Models.Model model) {
        return model.file().replace(".bpmn", "");
    }

    private static String table(String heads, List<String> rows) {
        if (rows.isEmpty()) {
            return "None.\n";
        }
        String line = "|" + "---|".repeat(heads.split("\\|").length);
        return "| " + heads + " |\n" + line + "\n" + String.join("", rows);
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell == null ? "" : cell.replaceAll("\\s+", " ").replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
