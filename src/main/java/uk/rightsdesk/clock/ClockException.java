package uk.rightsdesk.clock;

/** Why no date can be given. The message is plain English and holds dates and codes only. */
public abstract sealed class ClockException extends RuntimeException
        permits BankHolidaysUnknownException, InvalidLedgerException, NoRuleInForceException {

    ClockException(String message) {
        super(message);
    }
}
