package uk.rightsdesk.notice;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A draft of a new version as it was saved once.
 *
 * @param number 1 is the notice in force, from which the change began
 * @param author user name of whoever saved it
 */
public record NoticeDraft(int number, Text text, String author, Instant savedAt) {

    /**
     * What is written.
     *
     * @param inForceFrom the first day meant for it, in Europe/London
     * @param supplements the version that stays in force beside it; null where it takes the place of the whole notice
     * @param body headings with {@code ##} or {@code ###}, points with {@code -}, paragraphs one a line
     * @param summary what changes for people, in plain words: sent to them if it is material; may be empty in a draft
     */
    public record Text(
            String title, LocalDate inForceFrom, @Nullable LocalDate supplements, String body, String summary) {}

    /** As a file of a version. */
    String file() {
        return "in-force-from: " + text.inForceFrom() + "\n"
                + (text.supplements() == null ? "" : "supplements: " + text.supplements() + "\n")
                + "title: " + text.title() + "\n---\n" + text.body() + "\n";
    }

    /** The same, to begin on another day. */
    NoticeDraft from(LocalDate day) {
        Text moved = new Text(text.title(), day, text.supplements(), text.body(), text.summary());
        return new NoticeDraft(number, moved, author, savedAt);
    }
}
