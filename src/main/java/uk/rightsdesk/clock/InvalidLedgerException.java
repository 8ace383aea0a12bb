package uk.rightsdesk.clock;

/** The ledger, or facts given without one, tell a story that cannot have happened. */
public final class InvalidLedgerException extends ClockException {

    InvalidLedgerException(String message) {
        super(message);
    }
}
