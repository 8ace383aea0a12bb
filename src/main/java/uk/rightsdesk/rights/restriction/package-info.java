/**
 * The right to restriction, UK GDPR Article 18, and the register of restrictions in force: on a request for it, while
 * accuracy is checked, and while an objection is weighed. None ends before the person was told.
 */
@NamedInterface("restriction")
@NullMarked
package uk.rightsdesk.rights.restriction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
