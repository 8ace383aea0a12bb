/** The deadline watch: which reminder comes next, and what happens when it is due. The dates are the clock's. */
@ApplicationModule(allowedDependencies = {"clock", "request", "engine", "delivery"})
@NullMarked
package uk.rightsdesk.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
