package uk.rightsdesk.breach;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a breach, in words by staff: blank or null is not known yet. It can be added to until the breach is
 * closed.
 *
 * @param happened the nature of the breach, and which data
 * @param peopleKinds the categories of people
 * @param people about how many people
 * @param recordKinds the categories of records
 * @param records about how many records
 * @param consequences what is likely to come of it
 * @param measures what was done and will be done, to lessen its effects too
 * @param advice what the people can do
 */
public record BreachFacts(
        String happened,
        String peopleKinds,
        @Nullable Integer people,
        String recordKinds,
        @Nullable Integer records,
        String consequences,
        String measures,
        String advice) {

    /** What is known when a breach is raised. */
    static BreachFacts of(String happened) {
        return new BreachFacts(happened, "", null, "", null, "", "", "");
    }

    /** Without the texts, so that none of them reaches a log. */
    @Override
    public String toString() {
        return "BreachFacts[]";
    }
}
