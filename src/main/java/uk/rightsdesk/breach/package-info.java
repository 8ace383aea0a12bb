/**
 * Personal data breaches (UK GDPR Articles 33 and 34): raised, assessed, decided, reported to the regulator within 72
 * hours, told to the people where the risk is high, and kept in a register whatever the outcome.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "clock",
            "datamap",
            "decision",
            "delivery",
            "engine",
            "letter",
            "mailing",
            "outbox",
            "request",
            "vault"
        })
@NullMarked
package uk.rightsdesk.breach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
