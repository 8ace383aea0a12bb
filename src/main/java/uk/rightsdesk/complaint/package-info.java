/**
 * The right to complain to the controller, Data Protection Act 2018 section 164A: acknowledged at once, looked into by
 * someone who did not handle the matter, every issue answered. A complaint is a request like any other.
 */
@ApplicationModule(
        allowedDependencies = {"clock", "request", "decision", "delivery", "letter", "engine", "vault", "intake"})
@NullMarked
package uk.rightsdesk.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
