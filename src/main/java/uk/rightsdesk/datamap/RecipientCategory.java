package uk.rightsdesk.datamap;

import org.jspecify.annotations.Nullable;

/**
 * Those who receive data (UK GDPR Article 15(1)(c)). Recipients known by name are in {@link Disclosure}.
 *
 * @param id the word used in the map
 * @param label in words for the requester
 * @param abroad the transfer out of the United Kingdom; null where the data stay
 */
public record RecipientCategory(
        String id, String label, @Nullable Transfer abroad) {

    /**
     * A transfer abroad (UK GDPR Article 15(2)).
     *
     * @param country the country or organisation
     * @param safeguard the appropriate safeguard of Article 46, in words for the requester
     */
    public record Transfer(String country, String safeguard) {}
}
