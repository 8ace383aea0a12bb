package uk.rightsdesk.request;

/**
 * A request was closed. Published in the transaction that closes it, once.
 *
 * @param right that it exercised
 */
public record RequestClosed(RequestId request, Right right, Outcome outcome) {}
