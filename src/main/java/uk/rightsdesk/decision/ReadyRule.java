package uk.rightsdesk.decision;

import uk.rightsdesk.request.RequestId;

/**
 * Says what keeps a review from being passed on as ready: asked when the decision is taken, and again by the worker
 * that confirms it. What is missing stands on the page of the review.
 */
public interface ReadyRule {

    /** Whether something must be decided first. */
    boolean isUndecided(RequestId request);
}
