/** The right to be informed (UK GDPR Articles 12 to 14): the notice in force on a day, sent on request. */
@NamedInterface("information")
@NullMarked
package uk.rightsdesk.rights.information;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
