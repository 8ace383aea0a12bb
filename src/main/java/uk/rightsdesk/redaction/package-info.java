/**
 * Redaction that removes (DPA 2018 Schedule 2 paragraph 16: give what can be given without identifying someone else):
 * what to redact in texts, pictures and PDFs, proposals of what may need it, and the disclosure gate, which opens the
 * finished answer as an attacker would.
 *
 * <p>Knows texts and files only: no request, no person, no database.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package uk.rightsdesk.redaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
