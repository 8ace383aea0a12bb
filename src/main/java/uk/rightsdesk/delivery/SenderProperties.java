package uk.rightsdesk.delivery;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who the letters come from.
 *
 * @param address the desk's own email address: From of every letter
 * @param name shown beside it; null for none
 */
@ConfigurationProperties("rightsdesk.mail")
record SenderProperties(String address, @Nullable String name) {

    /** The right-hand side of our Message-IDs. */
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
