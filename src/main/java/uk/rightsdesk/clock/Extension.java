package uk.rightsdesk.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An extension of the period.
 *
 * @param noticeSentOn the day on which the notice with its reasons was sent; null where the facts do not say, which is
 *     read as in time
 */
public record Extension(@Nullable LocalDate noticeSentOn) {}
