/** The right to data portability (UK GDPR Article 20). */
@NamedInterface("portability")
@NullMarked
package uk.rightsdesk.rights.portability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
