package uk.rightsdesk.rights.erasure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a person may have data erased (UK GDPR Article 17(1)). */
public enum ErasureRequestGround {
    NO_LONGER_NECESSARY("No longer necessary for what it was collected for", "Article 17(1)(a)"),
    CONSENT_WITHDRAWN("Consent withdrawn, and there is no other basis", "Article 17(1)(b)"),
    OBJECTION("An objection that is upheld, or to direct marketing", "Article 17(1)(c)"),
    UNLAWFUL("Used unlawfully", "Article 17(1)(d)"),
    LEGAL_OBLIGATION("A legal obligation to erase", "Article 17(1)(e)"),
    CHILD("Collected from a child for an online service", "Article 17(1)(f)");

    private final String words;
    private final String citation;

    ErasureRequestGround(String words, String citation) {
        this.words = words;
        this.citation = citation;
    }

    public String words() {
        return words;
    }

    public String citation() {
        return citation;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ErasureRequestGround> of(String code) {
        return Arrays.stream(values())
                .filter(ground -> ground.code().equals(code))
                .findFirst();
    }
}
