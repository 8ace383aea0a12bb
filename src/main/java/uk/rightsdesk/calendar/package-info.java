/**
 * The calendar of bank holidays as it is known today: what the release carries, corrected by overrides that operations
 * give it, kept as dated versions. Warns before the calendar ends.
 */
@ApplicationModule(allowedDependencies = {"clock", "outbox"})
@NullMarked
package uk.rightsdesk.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
