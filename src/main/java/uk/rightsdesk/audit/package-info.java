/**
 * Audit: the hash chain over each request's events, the signed checkpoints that seal it outside the database, the
 * tombstones that retention leaves, and the verification of all of them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"clock"})
package uk.rightsdesk.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
