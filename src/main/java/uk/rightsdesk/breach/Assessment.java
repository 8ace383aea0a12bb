package uk.rightsdesk.breach;

import java.time.Instant;

/**
 * How bad a breach is: the factors of the decision table.
 *
 * @param people about how many people
 * @param unreadable whether nobody without a key that is safe can read the data
 * @param contained whether what was done since makes sure that the risk stands no longer
 * @param by user name of who assessed
 */
public record Assessment(
        int people,
        DataKind dataKind,
        Severity severity,
        Likelihood likelihood,
        boolean unreadable,
        boolean contained,
        String by,
        Instant at) {}
