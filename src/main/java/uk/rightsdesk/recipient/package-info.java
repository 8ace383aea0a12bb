/**
 * Recipients: who was sent a person's data, what each was told of an erasure, a rectification or a restriction (UK GDPR
 * Article 19), and what each answered.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "clock",
            "datamap",
            "decision",
            "delivery",
            "engine",
            "intake",
            "letter",
            "request",
            "vault"
        })
@NullMarked
package uk.rightsdesk.recipient;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
