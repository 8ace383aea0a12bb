package uk.rightsdesk.identity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import uk.rightsdesk.letter.IdentityEvidenceRequestContent.Evidence;

/**
 * What may settle a doubt, the least intrusive first (UK GDPR Article 12(6); ICO: no formal document if less will do).
 */
public enum EvidenceKind {
    /** No reasonable doubt: nothing may be asked for. */
    NONE("Nothing", "", ""),
    REPLY_FROM_HELD_ADDRESS(
            "A reply from the address we hold", "A reply from the email address that you use with us", ""),
    CODE_TO_HELD_ADDRESS(
            "A code sent to the address we hold",
            "The code that we have just sent to the email address that you use with us",
            "Quote it in your reply to this email."),
    ACCOUNT_QUESTION(
            "A question about the account",
            "Something only you would know about your use of our service, such as the date and the business of an"
                    + " experience you shared with us",
            ""),
    DOCUMENT(
            "A document",
            "A copy of a document with your name and address",
            "Cover the photograph, the number and everything else but your name and address."),
    /** Not of identity: that a representative may act. It is for them to give it. */
    AUTHORITY(
            "Authority to act for the person",
            "A written authority signed by the person you act for, or the power of attorney or court order under which"
                    + " you act",
            "Cover what has nothing to do with your authority to act.");

    private final String words;
    private final String asked;
    private final String advice;

    EvidenceKind(String words, String asked, String advice) {
        this.words = words;
        this.asked = asked;
        this.advice = advice;
    }

    /** What staff may ask for, the least intrusive first. */
    public static List<EvidenceKind> choices() {
        return Stream.of(values()).filter(kind -> kind != NONE).toList();
    }

    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static EvidenceKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether another kind, less intrusive, must have been considered first. */
    boolean isMoreIntrusiveThan(EvidenceKind other) {
        return this != AUTHORITY && compareTo(other) > 0;
    }

    /** As the letter asks for it. */
    Evidence inLetter() {
        return new Evidence(asked, advice);
    }
}
