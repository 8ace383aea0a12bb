package uk.rightsdesk.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who the letters come from.
 *
 * @param address the desk's own email address: From of every letter
 * @param name shown beside it; null for none
 * @param tokenKeys secrets of 24 characters or more for the token in the address that answers go to: the first makes
 *     tokens, all are accepted, so that a key is changed by putting a new one in front. None: no token is used
 * @param patience how long a full mailbox, or a server that asks to come back later for this recipient, is tried before
 *     staff hear of it
 */
@ConfigurationProperties("rightsdesk.mail")
record SenderProperties(
        String address,
        @Nullable String name,
        @DefaultValue List<String> tokenKeys,
        @DefaultValue("3d") Duration patience) {

    String localPart() {
        return address.substring(0, address.lastIndexOf('@'));
    }

    /** The right-hand side of our Message-IDs. */
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Without the keys, so that they reach no log. */
    @Override
    public String toString() {
        return "SenderProperties[" + tokenKeys.size() + " token keys]";
    }
}
