package uk.rightsdesk.clock;

/** A date would fall after the last year whose bank holidays are published, so it cannot be known yet. */
public final class BankHolidaysUnknownException extends ClockException {

    BankHolidaysUnknownException(int lastKnownYear) {
        super("bank holidays are published only to the end of %d, and this date would fall later"
                .formatted(lastKnownYear));
    }
}
