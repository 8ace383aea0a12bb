/** The right to data portability (UK GDPR Article 20). */
@NullMarked
package uk.rightsdesk.rights.portability;

import org.jspecify.annotations.NullMarked;
