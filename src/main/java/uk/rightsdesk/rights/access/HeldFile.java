package uk.rightsdesk.rights.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A value that is a file of the archive.
 *
 * @param file its path in the archive
 * @param fileName as the system keeps it; null where it keeps none
 * @param mediaType as the system keeps it; null where it keeps none
 * @param size in bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldFile(
        String file, @Nullable String fileName, @Nullable String mediaType, long size) {}
