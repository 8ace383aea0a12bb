/** The right to erasure, UK GDPR Article 17: ground, exceptions, plan, undo window, execution, receipt. */
@NamedInterface("erasure")
@NullMarked
package uk.rightsdesk.rights.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
