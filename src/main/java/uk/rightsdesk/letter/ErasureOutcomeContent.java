package uk.rightsdesk.letter;

import java.util.List;

/**
 * What we erased, what we had to keep and why (UK GDPR Articles 12(3), 12(4), 17 and 19; law.md 3.9). Counts and
 * grounds, never a value.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param items one for each part of the data; none where nothing is held
 * @param byHand what was done where a person had to look, in full sentences by staff; blank where that was nowhere
 * @param backupDays for how many days copies in backups last
 * @param time by when we had to answer, and how that day was found
 */
public record ErasureOutcomeContent(
        LetterHead head, String asked, List<Item> items, String byHand, int backupDays, AnswerTime time)
        implements LetterContent {

    public ErasureOutcomeContent {
        items = List.copyOf(items);
    }

    /** The parts that are gone. */
    public List<Item> erased() {
        return of(Result.ERASED);
    }

    /** The parts that lead to nobody any more. */
    public List<Item> anonymised() {
        return of(Result.ANONYMISED);
    }

    /** The parts that stay, each with its ground. */
    public List<Item> kept() {
        return of(Result.KEPT);
    }

    /** Whether anything was erased or made anonymous. */
    public boolean changed() {
        return items.stream().anyMatch(item -> item.result() != Result.KEPT);
    }

    private List<Item> of(Result result) {
        return items.stream().filter(item -> item.result() == result).toList();
    }

    /** What became of a part of the data. */
    public enum Result implements Coded {
        ERASED,
        ANONYMISED,
        KEPT
    }

    /**
     * A part of the data.
     *
     * @param what which it is, such as "Your messages"
     * @param records how many; at least one
     * @param ground why it is kept, as words that follow "because of"; blank unless it is
     * @param citation the law of that; blank unless it is kept
     * @param until how long it is kept, in words; blank unless it is
     */
    public record Item(String what, long records, Result result, String ground, String citation, String until) {}
}
