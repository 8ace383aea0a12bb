package uk.rightsdesk.delivery;

import java.util.Locale;

/** How an answer reaches the person. */
public enum AnswerChannel {
    /** A link by email, a code apart. */
    DOWNLOAD("By a secure download: a link by email, a code apart"),
    /** An archive encrypted with AES-256, its password by another channel than email. */
    ENCRYPTED_EMAIL("As an encrypted archive by email, the password told by telephone, text message or post"),
    /** Printed, marked confidential, tracked. */
    POST("By tracked post");

    private final String words;

    AnswerChannel(String words) {
        this.words = words;
    }

    /** In words to staff. */
    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when no channel bears the code */
    public static AnswerChannel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
