/** The right of access, UK GDPR Article 15: collect, have it reviewed and approved by two people, answer. */
@NamedInterface("access")
@NullMarked
package uk.rightsdesk.rights.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
