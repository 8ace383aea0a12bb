/**
 * Effects outside the case store (a letter, an engine command, a change in a system of record), each driven from a row
 * committed with the decision that caused it, performed after the commit and retried until it has happened.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package uk.rightsdesk.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
