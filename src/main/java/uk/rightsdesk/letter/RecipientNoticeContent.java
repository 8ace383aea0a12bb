package uk.rightsdesk.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Please act on data we sent you: to a business that received data which were erased, rectified or restricted (UK GDPR
 * Article 19). It names nobody: by reference and date the business finds what it was sent.
 *
 * @param head to the business; the day of receipt is not printed
 * @param kind what was done
 * @param shared what it was sent, oldest first; at least one
 * @param more how many more stand in the attached file only
 * @param corrections what is right now; only where data were rectified
 * @param answerPage where it answers; the address alone grants that, so it is made for this notice only
 * @param replyBy the day after which silence is recorded, in Europe/London; after the letter
 * @param firstWrittenOn the day of the first letter; null where this is it
 */
public record RecipientNoticeContent(
        LetterHead head,
        NoticeKind kind,
        List<Shared> shared,
        int more,
        List<Correction> corrections,
        URI answerPage,
        LocalDate replyBy,
        @Nullable LocalDate firstWrittenOn)
        implements LetterContent {

    public RecipientNoticeContent {
        shared = List.copyOf(shared);
        corrections = List.copyOf(corrections);
    }

    /**
     * One sending.
     *
     * @param reference under which it went, such as {@code experience_share/81}
     * @param on the day in Europe/London
     */
    public record Shared(String reference, LocalDate on) {}

    /**
     * One rectification.
     *
     * @param what the datum in words, such as "Telephone number"
     * @param now what is right; blank where it is to be left empty
     */
    public record Correction(String what, String now) {

        /** Without what it says, which is personal data. */
        @Override
        public String toString() {
            return "Correction";
        }
    }
}
