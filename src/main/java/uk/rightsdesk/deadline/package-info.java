/**
 * The watch over statutory deadlines: reminders and escalation as the ladder says, due dates of tasks that follow the
 * ledger, and a daily sweep of the case store that needs no engine. The dates are the clock's.
 */
@ApplicationModule(allowedDependencies = {"clock", "calendar", "request", "engine", "delivery", "outbox"})
@NullMarked
package uk.rightsdesk.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
