package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * Where your request stands: sent every fourteen days while the period is extended or paused, or a complaint is looked
 * into.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param standing why the answer is not there yet
 * @param openQuestion the question we wait to have answered, as it was asked; blank unless {@link Standing#PAUSED}
 * @param progress what has been done and what is left: full sentences by staff; may be blank
 * @param dueOn the last day to answer, in Europe/London; provisional while paused
 * @param clock how that day was found; at least one
 */
public record ProgressNoteContent(
        LetterHead head,
        String asked,
        Standing standing,
        String openQuestion,
        String progress,
        LocalDate dueOn,
        List<Reason> clock)
        implements LetterContent {

    public ProgressNoteContent {
        clock = List.copyOf(clock);
    }

    /** Why the answer takes longer than a month. */
    public enum Standing implements Coded {
        EXTENDED,
        PAUSED,
        /** A complaint is looked into: the law sets no day for its outcome. */
        ENQUIRIES
    }
}
