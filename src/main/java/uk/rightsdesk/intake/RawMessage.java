package uk.rightsdesk.intake;

import java.time.Instant;

/**
 * A message as the mailbox gave it.
 *
 * @param mailbox name of the mailbox
 * @param receivedAt INTERNALDATE
 * @param content the bytes; empty when the server could not give them
 * @param cut whether bytes are missing
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record RawMessage(String mailbox, long uidValidity, long uid, Instant receivedAt, byte[] content, boolean cut) {

    /** Without content, so that none of it reaches a log. */
    @Override
    public String toString() {
        return "RawMessage[" + uidValidity + ":" + uid + ", " + content.length + " bytes]";
    }
}
