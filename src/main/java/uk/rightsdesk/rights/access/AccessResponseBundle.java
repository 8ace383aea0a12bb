package uk.rightsdesk.rights.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.download.Archive;
import uk.rightsdesk.letter.AccessResponseContent;
import uk.rightsdesk.request.RequestId;

/** What lies beside the letter in the archive of an answer: JSON with its schema, CSV, files, and what they are. */
@Component
class AccessResponseBundle {

    /** Name of the schema in the archive. */
    static final String SCHEMA = "data.schema.json";

    /** Where it is published too: served under /d/. */
    static final ClassPathResource PUBLISHED = new ClassPathResource("static/d/schema/access-response-1.json");

    private final CollectedData collectedData;
    private final AccessResponseJson json;
    private final AccessResponseReadme readme;

    AccessResponseBundle(CollectedData collectedData, AccessResponseJson json, AccessResponseReadme readme) {
        this.collectedData = collectedData;
        this.json = json;
        this.readme = readme;
    }

    Consumer<Archive> of(RequestId request, AccessResponseContent content, List<CollectedElement> elements) {
        return archive -> {
            ElementFiles files = ElementFiles.of(elements, request, collectedData);
            archive.add(
                    "readme.txt",
                    readme.text(content, files.tables(), files.holdFiles()).getBytes(StandardCharsets.UTF_8));
            archive.add("data.json", json.write(content, files));
            archive.add(SCHEMA, schema());
            files.forEach(archive::add);
        };
    }

    private static byte[] schema() {
        try {
            return PUBLISHED.getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
