/**
 * What leaves the company: every email is made and stored once, sent after the commit, and sent again after a crash as
 * the same bytes under the same Message-ID. A delivery is one attempt to bring an answer to its requester.
 */
@ApplicationModule(
        allowedDependencies = {"audit", "clock", "request", "decision", "letter", "outbox", "engine", "vault"})
@NullMarked
package uk.rightsdesk.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
