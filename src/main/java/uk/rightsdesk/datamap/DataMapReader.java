package uk.rightsdesk.datamap;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.serialization.node.TokenStreamLocationAware;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a data map from YAML: first against its JSON Schema, then each reference inside it. */
final class DataMapReader {

    private static final String SCHEMA = "/datamap/datamap.schema.json";

    private static final NodeReader YAML = NodeReader.builder()
            .yamlMapper(YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .locationAware()
            .build();

    private DataMapReader() {}

    /**
     * @throws InvalidDataMap naming every problem with its line and path
     * @throws UncheckedIOException when the file cannot be read
     */
    static DataMap read(Resource file) {
        JsonNode root = parse(file);
        List<String> violations = schema().validate(root).stream()
                .map(DataMapReader::describe)
                .distinct()
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidDataMap(file.getDescription(), violations);
        }
        var builder = new DataMapBuilder();
        DataMap map = builder.build(root);
        if (!builder.problems().isEmpty()) {
            throw new InvalidDataMap(file.getDescription(), builder.problems());
        }
        return map;
    }

    private static JsonNode parse(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return YAML.readTree(in, InputFormat.YAML);
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new InvalidDataMap(
                    file.getDescription(),
                    List.of((location == null ? "" : "line " + location.getLineNr() + ": ") + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("The data map " + file.getDescription() + " cannot be read", e);
        }
    }

    private static Schema schema() {
        try (InputStream in = DataMapReader.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + SCHEMA);
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Error error) {
        return line(error.getInstanceNode()) + error.getInstanceLocation() + ": " + error.getMessage();
    }

    /** {@code "line 12, "}, or nothing for a node that has no place of its own in the file. */
    static String line(JsonNode node) {
        return node instanceof TokenStreamLocationAware located
                        && located.tokenStreamLocation().getLineNr() > 0
                ? "line " + located.tokenStreamLocation().getLineNr() + ", "
                : "";
    }
}
