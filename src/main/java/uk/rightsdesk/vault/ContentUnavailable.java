package uk.rightsdesk.vault;

/** Content cannot be read. The message names the key by opaque ids and says what to do; it holds no content. */
public final class ContentUnavailable extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** There is no key: it was destroyed, or the table of keys was restored from another time. */
        KEY_MISSING,
        /** The key is wrapped by a master key that the environment does not give. */
        MASTER_KEY_UNKNOWN,
        /** The environment's master key bears the right id but does not unwrap the key. */
        MASTER_KEY_WRONG,
        /** The stored bytes were changed, or belong to another place. */
        ALTERED
    }

    private final Reason reason;

    ContentUnavailable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
