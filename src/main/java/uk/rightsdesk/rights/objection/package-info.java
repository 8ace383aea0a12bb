/**
 * The right to object, UK GDPR Article 21(1): purpose by purpose, stopped unless compelling legitimate grounds or legal
 * claims override. Objections to direct marketing are absolute and have a process of their own.
 */
@NamedInterface("objection")
@NullMarked
package uk.rightsdesk.rights.objection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
