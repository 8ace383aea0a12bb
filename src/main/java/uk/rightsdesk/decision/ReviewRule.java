package uk.rightsdesk.decision;

import uk.rightsdesk.request.RequestId;

/** Says who may not review a request: asked when the decision is taken, and again by the worker that confirms it. */
public interface ReviewRule {

    /** @param staff user name */
    boolean forbids(RequestId request, String staff);
}
