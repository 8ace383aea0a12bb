/**
 * Statutory time: the ledger of one request goes in, its dates and their explanation come out. Pure Java: no Spring, no
 * database, no clock of its own. The rules are dated data in {@code law/time-limits.csv}; dates are dates in
 * Europe/London.
 */
@NullMarked
package uk.rightsdesk.clock;

import org.jspecify.annotations.NullMarked;
