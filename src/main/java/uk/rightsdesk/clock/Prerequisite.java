package uk.rightsdesk.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something validly asked for without which the period does not start.
 *
 * @param metOn the day on which it arrived; null while it is outstanding
 */
public record Prerequisite(Topic topic, @Nullable LocalDate metOn) {}
