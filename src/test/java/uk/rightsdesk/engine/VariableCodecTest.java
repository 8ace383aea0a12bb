package uk.rightsdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

class VariableCodecTest {

    private static final JobContext CONTEXT = new JobContext("cluster-a", 1, 2);
    private static final UUID ID = UUID.fromString("7d4b1d0e-55c4-4f0e-9d0a-3a3c3ee0b111");

    private final VariableCodec codec =
            new VariableCodec(new VocabularyGuard(new ClassPathResource("engine/variables.schema.json")));

    enum Right {
        ACCESS,
        MARKETING_OBJECTION
    }

    enum Step {
        DUE_IN_10
    }

    record Steps(Step step) {}

    record RequestId(@JsonValue UUID value) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        RequestId {}
    }

    record Input(RequestId requestId, Right right, @Nullable Integer elementCount, JobContext job) {}

    record Output(
            RequestId requestId,
            Right right,
            LocalDate dueOn,
            Instant dueAt,
            boolean ownInstance,
            @Nullable Integer elementCount) {}

    @Test
    void shouldFetchTheComponentsOfTheInputButNotItsPlaceInTheEngine() {
        assertThat(VariableCodec.variables(Input.class)).containsExactly("requestId", "right", "elementCount");
    }

    @Test
    void shouldReadVariablesIgnoringOthersAndGiveTheContext() {
        var input = codec.decode(
                "{\"requestId\":\"%s\",\"right\":\"marketing-objection\",\"other\":1}".formatted(ID),
                CONTEXT,
                Input.class);

        assertThat(input).isEqualTo(new Input(new RequestId(ID), Right.MARKETING_OBJECTION, null, CONTEXT));
    }

    @Test
    void shouldNameTheVariableThatIsMissing() {
        assertThatExceptionOfType(UnreadableInput.class)
                .isThrownBy(() -> codec.decode("{\"requestId\":\"%s\"}".formatted(ID), CONTEXT, Input.class))
                .returns("right", UnreadableInput::variable);
    }

    @Test
    void shouldNameTheVariableOfAnotherTypeAndNotItsValue() {
        assertThatExceptionOfType(UnreadableInput.class)
                .isThrownBy(() -> codec.decode(
                        "{\"requestId\":\"%s\",\"right\":\"Amelia Hart\"}".formatted(ID), CONTEXT, Input.class))
                .returns("right", UnreadableInput::variable)
                .withMessageNotContaining("Amelia")
                .withNoCause();
    }

    @Test
    void shouldWriteCodesDatesAndIdsAndLeaveOutWhatIsNull() {
        var output = new Output(
                new RequestId(ID),
                Right.MARKETING_OBJECTION,
                LocalDate.of(2026, 11, 22),
                Instant.parse("2026-11-22T23:59:59Z"),
                true,
                null);

        assertThat(codec.encode(output).toString())
                .isEqualTo("{\"requestId\":\"" + ID + "\",\"right\":\"marketing-objection\",\"dueOn\":\"2026-11-22\","
                        + "\"dueAt\":\"2026-11-22T23:59:59Z\",\"ownInstance\":true}");
    }

    @Test
    void shouldWriteNothingForNothing() {
        assertThat(codec.encode(new Nothing()).toString()).isEqualTo("{}");
    }

    record Named(String name) {}

    record Referred(String reference) {}

    record Counted(int elementCount) {}

    record Loose(Map<String, String> reference) {}

    record Identified(String requestId) {}

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new Named("Amelia Hart"), "name"),
                Arguments.of(new Referred("Amelia Hart"), "reference"),
                Arguments.of(new Counted(-1), "elementCount"),
                Arguments.of(new Identified("Amelia Hart"), "requestId"),
                Arguments.of(new Loose(Map.of("Amelia", "Hart")), "reference"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuseWhatIsOutsideTheVocabularyNamingTheVariableOnly(Record output, String variable) {
        assertThatExceptionOfType(VocabularyViolation.class)
                .isThrownBy(() -> codec.encode(output))
                .returns(variable, VocabularyViolation::variable)
                .withMessageNotContainingAny("Amelia", "Hart", "-1");
    }

    @Test
    void shouldSeparateDigitsInCodes() {
        assertThat(codec.decode("{\"step\": \"due-in-10\"}", CONTEXT, Steps.class)
                        .step())
                .isEqualTo(Step.DUE_IN_10);
    }
}
