package uk.rightsdesk.delivery;

/** Who sends mail that belongs to no request: asked about reports that name none of the requests' emails. */
public interface ReturnedMail {

    /**
     * Notes a report about an email, in the transaction that notes the message which brought it.
     *
     * @param messageId of the email it is about, with its angle brackets; from a stranger
     * @return whether it is one of theirs
     */
    boolean returned(String messageId, Bounces.Report report);
}
