package uk.rightsdesk.rights.erasure;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How data are erased.
 *
 * @param undoWindow how long after the second person's agreement nothing is done yet, so that the person or staff can
 *     still stop it
 * @param backupsOverwrittenWithin how long copies in backups last, put beyond use (law.md 3.9); told to the person
 */
@ConfigurationProperties("rightsdesk.erasure")
record ErasureProperties(
        @DefaultValue("PT24H") Duration undoWindow,
        @DefaultValue("P35D") Period backupsOverwrittenWithin) {}
