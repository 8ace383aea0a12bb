package uk.rightsdesk.datamap;

import org.jspecify.annotations.Nullable;

/**
 * A purpose of processing (UK GDPR Article 15(1)(a)) with its lawful basis (Article 6).
 *
 * @param id the word used in the map
 * @param label in words for the requester
 * @param lawfulBasis the basis the purpose rests on
 * @param basisDetail the legitimate interest pursued, or the law that obliges; null for the other bases
 */
public record Purpose(
        String id,
        String label,
        LawfulBasis lawfulBasis,
        @Nullable String basisDetail) {}
