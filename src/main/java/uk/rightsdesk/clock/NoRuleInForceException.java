package uk.rightsdesk.clock;

import java.time.LocalDate;

/** On the day asked about, the law set no period for the obligation. */
public final class NoRuleInForceException extends ClockException {

    NoRuleInForceException(Obligation obligation, LocalDate asOf) {
        super("no rule for %s was in force on %s".formatted(obligation, asOf));
    }
}
