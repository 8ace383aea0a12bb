package uk.rightsdesk.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.letter.NoticePart;

/**
 * A version of the privacy notice, or of what supplements it.
 *
 * @param inForceFrom its first day in Europe/London, which names it; it holds until the next one's
 * @param supplements the version that holds beside it, where it only says what has changed; null where it is complete
 * @param sha256 of its file, in hexadecimal: shows years later that what was sent is what is kept
 */
public record NoticeVersion(
        LocalDate inForceFrom, @Nullable LocalDate supplements, String title, List<NoticePart> parts, String sha256) {

    public NoticeVersion {
        parts = List.copyOf(parts);
    }
}
