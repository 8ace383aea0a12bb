package uk.rightsdesk.datamap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purpose of processing (UK GDPR Article 15(1)(a)) with its lawful basis (Article 6).
 *
 * @param id the word used in the map
 * @param label in words for the requester
 * @param lawfulBasis the basis the purpose rests on
 * @param basisDetail the legitimate interest pursued, or the law that obliges; null for the other bases
 * @param directMarketing whether it is direct marketing (Article 21(2)): who is sent it is asked of the suppression
 *     list
 * @param knownAs words by which people name it, in small letters; may be empty
 */
public record Purpose(
        String id,
        String label,
        LawfulBasis lawfulBasis,
        @Nullable String basisDetail,
        boolean directMarketing,
        List<String> knownAs) {

    public Purpose {
        knownAs = List.copyOf(knownAs);
    }
}
