package uk.rightsdesk.rights.portability;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.audit.Signatures;
import uk.rightsdesk.delivery.download.Archive;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.rights.access.ElementFiles;
import uk.rightsdesk.rights.access.ElementRow;

/**
 * What lies beside the letter, in structured, commonly used and machine-readable form (UK GDPR Article 20(1)): the data
 * in JSON, CSV and XML, the schemas, and a signed manifest of all of it.
 */
@Component
class PortabilityBundle {

    static final String JSON = "data.json";
    static final String XML = "data.xml";
    static final String MANIFEST = "manifest.json";

    /** Names of the schemas in the archive; they are published under {@code /d/schema/} too. */
    static final String JSON_SCHEMA = "portability-1.json";

    static final String XML_SCHEMA = "portability-1.xsd";

    private final Signatures signatures;
    private final DataController controller;
    private final JsonMapper json;

    PortabilityBundle(Signatures signatures, DataController controller, JsonMapper json) {
        this.signatures = signatures;
        this.controller = controller;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    record Data(
            @JsonProperty("$schema") String schema,
            int version,
            String reference,
            LocalDate date,
            String from,
            Map<String, Map<String, List<ElementRow>>> systems) {}

    record Manifest(int version, String reference, LocalDate date, String from, String law, List<Entry> files) {}

    record Entry(String path, int size, String sha256) {}

    /** What lies beside the letter, in words for people. */
    static List<String> inWords() {
        return List.of(
                JSON + ": all of it as JSON, described by " + JSON_SCHEMA,
                XML + ": the same as XML, described by " + XML_SCHEMA,
                "csv: the same as tables for a spreadsheet, where there are any",
                "files: pictures and other files, where there are any",
                MANIFEST + ": every file with its check sum, signed in " + MANIFEST + ".jws");
    }

    Consumer<Archive> of(String reference, LocalDate date, ElementFiles elements) {
        return archive -> {
            List<Entry> entries = new ArrayList<>();
            Map<String, Map<String, List<ElementRow>>> systems = elements.systems();
            add(
                    archive,
                    entries,
                    JSON,
                    json.writeValueAsBytes(new Data(JSON_SCHEMA, 1, reference, date, controller.name(), systems)));
            add(archive, entries, JSON_SCHEMA, schema(JSON_SCHEMA));
            add(archive, entries, XML, PortabilityXml.of(reference, date, systems));
            add(archive, entries, XML_SCHEMA, schema(XML_SCHEMA));
            elements.forEach((path, content) -> add(archive, entries, path, content));
            byte[] manifest = json.writeValueAsBytes(
                    new Manifest(1, reference, date, controller.name(), "UK GDPR Article 20", entries));
            archive.add(MANIFEST, manifest);
            archive.add(MANIFEST + ".jws", signatures.detached(manifest).getBytes(StandardCharsets.US_ASCII));
        };
    }

    private static void add(Archive archive, List<Entry> entries, String path, byte[] content) {
        archive.add(path, content);
        entries.add(new Entry(path, content.length, sha256(content)));
    }

    private static byte[] schema(String name) {
        try {
            return new ClassPathResource("static/d/schema/" + name).getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
