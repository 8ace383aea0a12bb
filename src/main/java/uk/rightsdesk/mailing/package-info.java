/**
 * One service message to many people: found page by page, each written to once whatever stops in between, in batches
 * with progress; who could not be reached is counted and listed for staff. The list of those who get no marketing is
 * not asked, for this is none, and unsubscribing is not offered.
 */
@ApplicationModule(allowedDependencies = {"datamap", "delivery", "engine", "outbox", "vault"})
@NullMarked
package uk.rightsdesk.mailing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
