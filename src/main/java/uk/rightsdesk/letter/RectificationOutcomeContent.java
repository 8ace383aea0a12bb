package uk.rightsdesk.letter;

import java.util.List;

/**
 * What we did about the data you told us is wrong (UK GDPR Articles 12(3), 12(4), 16 and 19; law.md 3.8). Names what
 * was corrected, never its old or new value: the letter may go to an address that somebody else reads by now.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param items one for each datum that was decided on; at least one
 * @param restricted whether the use of the data was restricted while we checked
 * @param time by when we had to answer, and how that day was found
 */
public record RectificationOutcomeContent(
        LetterHead head, String asked, List<Item> items, boolean restricted, AnswerTime time) implements LetterContent {

    public RectificationOutcomeContent {
        items = List.copyOf(items);
    }

    /** Whether anything changed, so that those who received the data are told. */
    public boolean changed() {
        return items.stream().anyMatch(item -> item.result() != Result.REFUSED);
    }

    /** Whether anything was not corrected as asked. */
    public boolean refused() {
        return items.stream().anyMatch(item -> item.result() == Result.REFUSED);
    }

    /** What became of one datum. */
    public enum Result implements Coded {
        CORRECTED,
        STATEMENT_ADDED,
        REFUSED
    }

    /**
     * One datum.
     *
     * @param what which it is, such as "Your account: Postcode"
     * @param opinion whether it is an opinion recorded as one, which is not inaccurate only because the person
     *     disagrees
     * @param reason why it was not corrected, or only supplemented: full sentences by staff; may be blank if corrected
     */
    public record Item(String what, Result result, boolean opinion, String reason) {}
}
