package uk.rightsdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

    @Test
    void shouldFindModelsTablesAndFormsAndNothingElse(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("bpmn"));
        Files.createDirectories(root.resolve("forms"));
        Files.writeString(root.resolve("bpmn/a.bpmn"), "a");
        Files.writeString(root.resolve("bpmn/b.dmn"), "b");
        Files.writeString(root.resolve("bpmn/variables.schema.json"), "{}");
        Files.writeString(root.resolve("forms/c.form"), "c");

        assertThat(Models.under("file:" + root + "/").files()).containsOnlyKeys("a.bpmn", "b.dmn", "c.form");
    }

    @Test
    void shouldHaveSameHashForSameFiles() {
        assertThat(models(Map.of("a.bpmn", "x", "b.bpmn", "y")).sha256())
                .isEqualTo(models(Map.of("b.bpmn", "y", "a.bpmn", "x")).sha256());
    }

    @Test
    void shouldHaveAnotherHashWhenAContentANameOrABorderMoves() {
        assertThat(List.of(
                        models(Map.of("a.bpmn", "x", "b.bpmn", "y")).sha256(),
                        models(Map.of("a.bpmn", "x", "b.bpmn", "z")).sha256(),
                        models(Map.of("a.bpmn", "x", "c.bpmn", "y")).sha256(),
                        models(Map.of("a.bpmn", "xy", "b.bpmn", "")).sha256()))
                .doesNotHaveDuplicates();
    }

    private static Models models(Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((name, content) -> bytes.put(name, content.getBytes(StandardCharsets.UTF_8)));
        return new Models(bytes);
    }
}
