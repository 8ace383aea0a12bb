/**
 * The request: one right exercised by one person, with its own clock and reference, and its one append-only event
 * table, which is ledger, timeline and audit in one.
 */
@ApplicationModule(allowedDependencies = {"audit", "calendar", "clock", "engine", "vault"})
@NullMarked
package uk.rightsdesk.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
