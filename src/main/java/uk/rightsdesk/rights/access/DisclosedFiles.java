package uk.rightsdesk.rights.access;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/** The files among what was found, under the names that they have in the archive. */
final class DisclosedFiles {

    private static final int LONGEST_NAME = 60;

    private final CollectedData collectedData;
    private final RequestId request;
    private final Map<String, Disclosed> files = new LinkedHashMap<>();

    private DisclosedFiles(CollectedData collectedData, RequestId request) {
        this.collectedData = collectedData;
        this.request = request;
    }

    /**
     * @param path in the archive
     * @param fileName as the system keeps it; null where it keeps none
     * @param mediaType as the system keeps it; null where it keeps none
     * @param size in bytes
     */
    record Disclosed(
            CollectedElement element,
            String column,
            String path,
            @Nullable String fileName,
            @Nullable String mediaType,
            long size) {}

    static DisclosedFiles among(List<CollectedElement> elements, RequestId request, CollectedData collectedData) {
        DisclosedFiles files = new DisclosedFiles(collectedData, request);
        for (CollectedElement element : elements) {
            for (CollectedDatum datum : element.data()) {
                if (datum.file()) {
                    files.add(element, datum);
                }
            }
        }
        return files;
    }

    private void add(CollectedElement element, CollectedDatum datum) {
        CollectedFile file = read(element, datum.column());
        String path = "files/" + plain(element.table()) + "/" + element.position() + "-"
                + plain(file.fileName() == null ? datum.column() : file.fileName());
        files.put(
                key(element.position(), datum.column()),
                new Disclosed(element, datum.column(), path, file.fileName(), file.mediaType(), file.content().length));
    }

    Disclosed of(CollectedElement element, CollectedDatum datum) {
        return Objects.requireNonNull(files.get(key(element.position(), datum.column())));
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Gives each file, one at a time, so that they are not in memory together. */
    void forEach(BiConsumer<String, byte[]> each) {
        files.values()
                .forEach(file -> each.accept(
                        file.path(), read(file.element(), file.column()).content()));
    }

    private CollectedFile read(CollectedElement element, String column) {
        return collectedData.disclosedFile(request, element, column).orElseThrow();
    }

    private static String key(int position, String column) {
        return position + "/" + column;
    }

    /** A name that no file system, shell or sum file reads as anything but a name. */
    private static String plain(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9.-]+", "_")
                .replaceAll("^[._-]+|[._-]+$", "");
        String ending = ascii.replaceFirst("^.*(?=\\.[A-Za-z0-9]{1,5}$)", "");
        if (ascii.length() > LONGEST_NAME && ending.length() < ascii.length()) {
            ascii = ascii.substring(0, LONGEST_NAME - ending.length()) + ending;
        }
        return ascii.isEmpty() ? "file" : ascii.substring(0, Math.min(ascii.length(), LONGEST_NAME));
    }
}
