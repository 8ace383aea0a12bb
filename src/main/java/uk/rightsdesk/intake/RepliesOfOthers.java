package uk.rightsdesk.intake;

import uk.rightsdesk.request.RequestId;

/** Takes replies to letters about a request that went to somebody else than the person, such as a recipient of data. */
public interface RepliesOfOthers {

    /**
     * Called in the transaction that joins the message to the request.
     *
     * @return whether it is such a reply: then it is no word of the person
     */
    boolean take(Correspondence message, RequestId request);
}
