package uk.rightsdesk.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * How we use your personal data: the privacy notice that was in force on a day (UK GDPR Articles 12(1), 13 and 14).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param asOf the day of whose notice this is, in Europe/London; not after the letter
 * @param current whether it is in force on the day of the letter too
 * @param notice the versions in force on that day, newest first: one that supplements another stands before it
 * @param page where this and earlier versions can be read
 */
public record InformationResponseContent(
        LetterHead head, String asked, LocalDate asOf, boolean current, List<Version> notice, URI page, AnswerTime time)
        implements LetterContent {

    public InformationResponseContent {
        notice = List.copyOf(notice);
    }

    /** @param inForceFrom its first day in Europe/London */
    public record Version(String title, LocalDate inForceFrom, List<NoticePart> parts) {

        public Version {
            parts = List.copyOf(parts);
        }
    }
}
