package uk.rightsdesk.intake;

import uk.rightsdesk.request.RequestId;

/** A message has joined its request, in the transaction that says so. */
public record ReplyJoined(CorrespondenceId message, RequestId request) {}
