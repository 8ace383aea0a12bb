package uk.rightsdesk.rights.restriction;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How restrictions end.
 *
 * @param notice how long before it is lifted the person is told (UK GDPR Article 18(3) asks only that they are told
 *     before)
 */
@ConfigurationProperties("rightsdesk.restriction")
record RestrictionProperties(@DefaultValue("P14D") Period notice) {}
