package uk.rightsdesk.rights.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/** Elements as files of an archive: a tree for JSON and XML, each table in CSV, and the files that are held. */
public final class ElementFiles {

    private final List<CollectedElement> elements;
    private final DisclosedFiles files;

    private ElementFiles(List<CollectedElement> elements, DisclosedFiles files) {
        this.elements = elements;
        this.files = files;
    }

    /** @param elements of one request, in the order in which they were found */
    public static ElementFiles of(List<CollectedElement> elements, RequestId request, CollectedData collectedData) {
        return new ElementFiles(List.copyOf(elements), DisclosedFiles.among(elements, request, collectedData));
    }

    /** How many elements there are. */
    public int count() {
        return elements.size();
    }

    boolean holdFiles() {
        return !files.isEmpty();
    }

    /** The rows of each table of each system. */
    public Map<String, Map<String, List<ElementRow>>> systems() {
        Map<String, Map<String, List<ElementRow>>> systems = new LinkedHashMap<>();
        for (CollectedElement element : elements) {
            systems.computeIfAbsent(element.system(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(element.table(), _ -> new ArrayList<>())
                    .add(new ElementRow(element.category(), data(element)));
        }
        return systems;
    }

    private Map<String, @Nullable Object> data(CollectedElement element) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (CollectedDatum datum : element.data()) {
            data.put(datum.column(), datum.file() ? file(files.of(element, datum)) : datum.value());
        }
        return data;
    }

    private static HeldFile file(DisclosedFiles.Disclosed file) {
        return new HeldFile(file.path(), file.fileName(), file.mediaType(), file.size());
    }

    /** The elements of each table under the path of its CSV file, in the order in which they were found. */
    Map<String, List<CollectedElement>> tables() {
        Map<String, List<CollectedElement>> tables = new LinkedHashMap<>();
        for (CollectedElement element : elements) {
            tables.computeIfAbsent("csv/" + element.system() + "/" + element.table() + ".csv", _ -> new ArrayList<>())
                    .add(element);
        }
        return tables;
    }

    /** Gives each table in CSV, then each file that is held, under its path in the archive. */
    public void forEach(BiConsumer<String, byte[]> each) {
        tables().forEach((path, rows) -> each.accept(path, DataCsv.of(rows, files)));
        files.forEach(each);
    }
}
