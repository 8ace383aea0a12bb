package uk.rightsdesk.delivery.download;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP of files in one folder, with their SHA-256 sums in {@value #SUMS} as {@code sha256sum -c} reads them, and a
 * signature over the sums. The same files in the same order on the same day are the same bytes.
 */
public final class Archive implements AutoCloseable {

    static final String SUMS = "SHA256SUMS";

    /** The signature over {@value #SUMS}: over every file by its sum. */
    static final String SIGNATURE = SUMS + ".jws";

    /** Nothing that leads out of the folder, that a shell or sum file would read otherwise, or that Windows refuses. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    private final ZipOutputStream zip;
    private final String folder;
    private final LocalDate date;
    private final @Nullable Function<byte[], String> signature;
    private final List<String> sums = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    /** An archive whose sums are not signed. */
    public Archive(OutputStream out, String folder, LocalDate date) {
        this(out, folder, date, null);
    }

    /**
     * @param folder the one folder in which everything lies
     * @param date the day that every file bears
     * @param signature signs the sums; null where the whole is signed otherwise
     */
    public Archive(OutputStream out, String folder, LocalDate date, @Nullable Function<byte[], String> signature) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.folder = folder;
        this.date = date;
        this.signature = signature;
    }

    /**
     * @param path below the folder: ASCII letters, digits, dots, hyphens and underscores, with {@code /} between
     * @throws IllegalArgumentException when the path is not of that form or was given before, in whatever case
     */
    public void add(String path, byte[] content) {
        if (!PATH.matcher(path).matches() || !paths.add(path.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not a path of its own in an archive");
        }
        write(path, content);
        sums.add(HexFormat.of().formatHex(Sha256.of(content)) + "  " + path);
    }

    /** Adds the sums and their signature, and ends the archive; the stream below stays open. */
    @Override
    public void close() {
        byte[] summed = (String.join("\n", sums) + "\n").getBytes(StandardCharsets.UTF_8);
        write(SUMS, summed);
        if (signature != null) {
            write(SIGNATURE, signature.apply(summed).getBytes(StandardCharsets.US_ASCII));
        }
        try {
            zip.finish();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(String path, byte[] content) {
        try {
            ZipEntry entry = new ZipEntry(folder + "/" + path);
            // a time of day without a zone: other ways of setting it depend on the machine's
            entry.setTimeLocal(date.atStartOfDay());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
