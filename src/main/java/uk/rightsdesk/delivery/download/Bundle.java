package uk.rightsdesk.delivery.download;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/**
 * An answer as one archive.
 *
 * @param message the email by which it was first announced or with which it went; null until that is written
 * @param fileName such as {@code R-2026-000042.zip}
 * @param size in bytes
 * @param sha256 of the whole file, in hexadecimal
 * @param firstFetchedAt when a download of it was first begun; null before
 * @param deletedAt when its content was deleted after its period; null while it is kept
 */
public record Bundle(
        UUID id,
        RequestId request,
        @Nullable UUID message,
        String fileName,
        long size,
        String sha256,
        Instant createdAt,
        @Nullable Instant firstFetchedAt,
        @Nullable Instant deletedAt) {

    /** What the name of an archive for somebody whom the requester named ends with. */
    static final String FOR_ANOTHER = "-transfer.zip";

    /** Whether it is for somebody whom the requester named, not for the requester. */
    boolean isForAnother() {
        return fileName.endsWith(FOR_ANOTHER);
    }
}
