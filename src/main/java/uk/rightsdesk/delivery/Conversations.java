package uk.rightsdesk.delivery;

import uk.rightsdesk.request.RequestId;

/** The incoming side of a conversation; intake knows it. */
public interface Conversations {

    /** The thread for an email about this request: it answers the message that opened the request. */
    MailThread threadOf(RequestId request);
}
