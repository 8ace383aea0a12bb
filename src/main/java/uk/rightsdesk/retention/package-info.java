/**
 * Retention (UK GDPR Article 5(1)(e)): closed requests leave the case store once their period is over, and what systems
 * of record hold longer than the data map allows is deleted or made anonymous, after a preview that a person approved.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "clock",
            "datamap",
            "decision",
            "delivery",
            "engine",
            "outbox",
            "request",
            "rights",
            "vault"
        })
@NullMarked
package uk.rightsdesk.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
