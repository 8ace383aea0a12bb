package uk.rightsdesk.engine;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import tools.jackson.databind.node.ObjectNode;

/** Lets only the vocabulary of {@code bpmn/variables.schema.json} into the engine. */
class VocabularyGuard {

    private final Schema vocabulary;

    VocabularyGuard(Resource schema) {
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
        try (InputStream json = schema.getInputStream()) {
            this.vocabulary = registry.getSchema(json);
        } catch (IOException missing) {
            throw new UncheckedIOException("The vocabulary of process variables is not on the class path", missing);
        }
    }

    /** @throws VocabularyViolation naming the first variable that is unknown or has a value outside its pattern */
    ObjectNode check(ObjectNode variables) {
        for (var error : vocabulary.validate(variables)) {
            throw new VocabularyViolation(variable(error), error.getKeyword());
        }
        return variables;
    }

    /** Only the first step of the path: that is a component of a record, deeper ones may be keys of data. */
    private static String variable(Error error) {
        var path = error.getInstanceLocation();
        if (path.getNameCount() > 0) {
            return String.valueOf(path.getName(0));
        }
        return error.getProperty() == null ? "of the whole" : error.getProperty();
    }
}
