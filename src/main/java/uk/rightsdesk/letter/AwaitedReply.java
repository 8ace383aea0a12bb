package uk.rightsdesk.letter;

/** What a request was waiting for when it was closed for want of it (law.md 3.2, 3.4 and 3.5). */
public enum AwaitedReply implements Coded {
    CLARIFICATION,
    FEE,
    IDENTITY,
    AUTHORITY,
    /** The code that was sent to the address already held. */
    CONFIRMATION;

    /**
     * What has a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AwaitedReply of(String code) {
        return Coded.of(AwaitedReply.class, code);
    }
}
