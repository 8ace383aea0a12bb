package uk.rightsdesk.letter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Data that is in force from one day to another, both included, in Europe/London. */
interface Dated {

    LocalDate inForceFrom();

    /** The last day; null while no end is known. */
    @Nullable
    LocalDate inForceTo();

    default boolean inForceOn(LocalDate date) {
        LocalDate last = inForceTo();
        return !date.isBefore(inForceFrom()) && (last == null || !date.isAfter(last));
    }
}
