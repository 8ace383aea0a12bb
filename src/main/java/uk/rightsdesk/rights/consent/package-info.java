/** The withdrawal of consent, UK GDPR Article 7(3): at once, without asking who it is, and confirmed. */
@NullMarked
package uk.rightsdesk.rights.consent;

import org.jspecify.annotations.NullMarked;
