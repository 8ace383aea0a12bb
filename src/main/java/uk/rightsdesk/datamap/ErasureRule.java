package uk.rightsdesk.datamap;

/** What an erasure does with the rows of a table. */
public sealed interface ErasureRule {

    /** They are deleted. */
    record Delete() implements ErasureRule {}

    /**
     * They are deleted, except where a row that stays points to them: there the row stays, and its columns become what
     * they say, so that nothing but the link is left of it.
     */
    record WhileReferenced() implements ErasureRule {}

    /**
     * They stay, and their columns become what they say.
     *
     * @param ground why they may stay
     * @param until how long they stay
     */
    record Keep(ErasureGround ground, Retention until) implements ErasureRule {}
}
