package uk.rightsdesk.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * The bytes of a file that an answer holds (RFC 9110, section 14).
 *
 * @param from the first byte
 * @param to the byte after the last
 * @param partial false where it is the whole file
 */
record ByteStretch(long from, long to, boolean partial) {

    /** @param range the header; several ranges at once, or one that cannot be read, are answered by the whole file */
    static ByteStretch asked(@Nullable String range, long size) {
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(range);
        } catch (IllegalArgumentException unreadable) {
            ranges = List.of();
        }
        if (ranges.size() != 1) {
            return new ByteStretch(0, size, false);
        }
        long from = ranges.getFirst().getRangeStart(size);
        long to = Math.min(ranges.getFirst().getRangeEnd(size) + 1, size);
        return new ByteStretch(from, to, true);
    }

    boolean isBeyond() {
        return partial && from >= to;
    }

    long length() {
        return to - from;
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (to - 1) + "/" + size;
    }
}
