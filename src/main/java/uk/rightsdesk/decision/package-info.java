/**
 * What staff decide and must answer for: taken by a signed-in person on the desk, confirmed by the process against the
 * coded field of its form, with the four-eyes rule.
 */
@ApplicationModule(allowedDependencies = {"clock", "letter", "request", "vault"})
@NullMarked
package uk.rightsdesk.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
