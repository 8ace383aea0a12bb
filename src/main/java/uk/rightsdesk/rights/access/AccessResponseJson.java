package uk.rightsdesk.rights.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.request.Request;

/** The copy of the data for machines: every element under its system and table, in a commonly used form. */
@Component
class AccessResponseJson {

    private final JsonMapper json;
    private final CollectedData collectedData;

    AccessResponseJson(JsonMapper json, CollectedData collectedData) {
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.collectedData = collectedData;
    }

    record Copy(String reference, LocalDate date, Map<String, Map<String, List<Row>>> systems) {}

    record Row(String category, Map<String, @Nullable Object> data) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record File(@Nullable String fileName, @Nullable String mediaType, byte[] base64) {}

    byte[] write(Request request, LocalDate date, Iterable<CollectedElement> elements) {
        Map<String, Map<String, List<Row>>> systems = new LinkedHashMap<>();
        for (CollectedElement element : elements) {
            systems.computeIfAbsent(element.system(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(element.table(), _ -> new ArrayList<>())
                    .add(new Row(element.category(), data(request, element)));
        }
        return json.writeValueAsBytes(new Copy(request.reference(), date, systems));
    }

    private Map<String, @Nullable Object> data(Request request, CollectedElement element) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (CollectedDatum datum : element.data()) {
            data.put(datum.column(), datum.file() ? file(request, element, datum) : datum.value());
        }
        return data;
    }

    private File file(Request request, CollectedElement element, CollectedDatum datum) {
        CollectedFile file = collectedData
                .file(request.id(), element.position(), datum.column())
                .orElseThrow();
        return new File(file.fileName(), file.mediaType(), Objects.requireNonNull(file.content()));
    }
}
