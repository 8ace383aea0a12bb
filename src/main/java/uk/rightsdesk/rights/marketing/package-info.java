/**
 * The right to object to direct marketing, UK GDPR Article 21(2) and (3): the suppression list, asked before every
 * send, and what puts an address on it.
 */
@NamedInterface("marketing")
@NullMarked
package uk.rightsdesk.rights.marketing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
