/**
 * The right to rectification, UK GDPR Article 16: datum by datum, what is wrong, what is right, what shows it, and
 * whether it is corrected, supplemented by the person's statement or left, with reasons.
 */
@NamedInterface("rectification")
@NullMarked
package uk.rightsdesk.rights.rectification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
