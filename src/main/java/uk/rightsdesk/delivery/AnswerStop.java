package uk.rightsdesk.delivery;

import uk.rightsdesk.request.RequestId;

/** Asked before an answer leaves. */
public interface AnswerStop {

    /** Whether nothing may be sent about a request at present, since something reached somebody else. */
    boolean stops(RequestId request);
}
