/**
 * Who is asking: is evidence needed at all, what is the least intrusive, and what came of it. UK GDPR Article 12(6):
 * evidence is asked for only where there is reasonable doubt.
 */
@ApplicationModule(
        allowedDependencies = {
            "clock",
            "request",
            "decision",
            "datamap",
            "letter",
            "delivery",
            "intake",
            "vault",
            "engine"
        })
@NullMarked
package uk.rightsdesk.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
