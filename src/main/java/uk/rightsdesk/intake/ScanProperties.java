package uk.rightsdesk.intake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The virus scanner for attachments.
 *
 * @param clamd {@code host:port} of a clamd; null for none. Once it is set, an attachment is shown only after clamd has
 *     found it clean
 * @param clamdTimeout how long clamd may say nothing
 */
@ConfigurationProperties("rightsdesk.intake")
record ScanProperties(
        @Nullable String clamd, @DefaultValue("60s") Duration clamdTimeout) {

    boolean isOn() {
        return clamd != null && !clamd.isBlank();
    }
}
