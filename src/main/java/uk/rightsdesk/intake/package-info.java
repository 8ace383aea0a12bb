/**
 * How messages reach the desk and become requests: fetched from the mailbox and committed before they are read, then
 * read, classified, threaded, and opened, joined, closed or shown to staff.
 */
@ApplicationModule(allowedDependencies = {"clock", "request", "decision", "delivery", "engine", "vault"})
@NullMarked
package uk.rightsdesk.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
