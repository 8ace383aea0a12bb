package uk.rightsdesk.breach;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How breaches are dealt with.
 *
 * @param contact who can tell the regulator more: the data protection officer or another contact point, with how to
 *     reach them (UK GDPR Article 33(3)(b))
 * @param verifyAuditAt at what time of day, Europe/London, the whole audit is verified; tampering raises a breach
 */
@ConfigurationProperties("rightsdesk.breach")
record BreachProperties(
        String contact, @DefaultValue("03:40") LocalTime verifyAuditAt) {}
