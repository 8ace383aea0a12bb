package uk.rightsdesk.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Between records and process variables: enums in kebab-case, dates in ISO 8601, unknown variables ignored. */
class VariableCodec {

    private final JsonMapper mapper = JsonMapper.builder()
            .enumNamingStrategy((config, type, name) -> code(name))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final VocabularyGuard guard;

    VariableCodec(VocabularyGuard guard) {
        this.guard = guard;
    }

    /** As the enums' own codes: DUE_IN_10 is due-in-10, where Jackson's kebab case says due-in10. */
    private static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The variables that an input record is made of. */
    static List<String> variables(Class<? extends Record> input) {
        return components(input).map(RecordComponent::getName).toList();
    }

    /** @throws UnreadableInput naming the first variable that is missing or of another type */
    <I extends Record> I decode(String variables, JobContext context, Class<I> type) {
        var given = mapper.readTree(variables);
        ObjectNode input = mapper.createObjectNode();
        components(type).forEach(component -> {
            var value = given.get(component.getName());
            if (value != null && !value.isNull()) {
                input.set(component.getName(), value);
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new UnreadableInput(component.getName());
            }
        });
        for (var component : type.getRecordComponents()) {
            if (component.getType() == JobContext.class) {
                input.set(component.getName(), mapper.<JsonNode>valueToTree(context));
            }
        }
        try {
            return mapper.treeToValue(input, type);
        } catch (JacksonException unreadable) {
            // Its message quotes the value
            var path = unreadable.getPath();
            throw new UnreadableInput(
                    path.isEmpty() ? "of the whole" : path.getFirst().getPropertyName());
        }
    }

    /** @throws VocabularyViolation if a variable may not enter the engine */
    ObjectNode encode(Record variables) {
        return guard.check(mapper.<ObjectNode>valueToTree(variables));
    }

    private static Stream<RecordComponent> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).filter(component -> component.getType() != JobContext.class);
    }
}
