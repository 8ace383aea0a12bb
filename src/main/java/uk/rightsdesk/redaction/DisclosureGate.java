package uk.rightsdesk.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Opens a finished answer as an attacker would and says what of that which was kept back can still be found in it: in
 * texts, in every string and stream of its PDFs, in metadata, attachments and earlier revisions, behind escapes and
 * packing.
 */
public final class DisclosureGate {

    private final Needles needles;
    private final Map<String, List<Redaction.Box>> redactedFiles;

    /**
     * @param keptBack the texts that must not be found
     * @param redactedFiles the files with boxes burnt in, by how their path in the archive ends
     */
    public DisclosureGate(Collection<String> keptBack, Map<String, List<Redaction.Box>> redactedFiles) {
        this.needles = new Needles(keptBack);
        this.redactedFiles = Map.copyOf(redactedFiles);
    }

    /** What is found in an archive, each once; empty is as it should be. */
    public List<Leak> inspect(InputStream archive) {
        Set<Leak> leaks = new LinkedHashSet<>();
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                leaks.addAll(inspect(entry.getName(), zip.readAllBytes()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(leaks);
    }

    /** What is found in one file. */
    public List<Leak> inspect(String path, byte[] content) {
        List<Leak> leaks = new ArrayList<>();
        if (!needles.isEmpty()) {
            Probe probe = new Probe(path, needles);
            probe.name(path);
            probe.file(content);
            leaks.addAll(probe.leaks());
        }
        redactedFiles.entrySet().stream()
                .filter(file -> path.endsWith(file.getKey()))
                .forEach(file -> RedactedFileCheck.check(content, file.getValue())
                        .forEach(hiding -> leaks.add(new Leak(path, hiding, null))));
        return List.copyOf(leaks);
    }
}
