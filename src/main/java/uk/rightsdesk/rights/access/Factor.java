package uk.rightsdesk.rights.access;

import java.util.List;
import java.util.Locale;

/**
 * What must be weighed before others' data is kept back, each answered yes or no (DPA 2018 Schedule 2 paragraph 16(1)
 * to (3)). The type of the information is described in words beside them.
 */
public enum Factor {
    /** Paragraph 16(1): what can be given without identifying the other person is given. */
    SEPARABLE("Can the rest be given without identifying them?"),
    /** Paragraph 16(2)(a). */
    AGREED("Did they agree to it being given?"),
    /** Paragraph 16(3)(c). */
    ASKED("Was anything done to get their agreement?"),
    /** Paragraph 16(3)(d). */
    CAN_AGREE("Are they able to agree?"),
    /** Paragraph 16(3)(e). */
    REFUSED("Did they expressly refuse?"),
    /** Paragraph 16(3)(b). */
    CONFIDENTIAL("Is a duty of confidentiality owed to them?");

    private final String question;

    Factor(String question) {
        this.question = question;
    }

    /** In words to staff. */
    public String question() {
        return question;
    }

    /** As it stands in forms and in the case store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every question, in the order of the law. */
    public static List<Factor> all() {
        return List.of(values());
    }
}
