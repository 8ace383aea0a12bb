package uk.rightsdesk.delivery;

/**
 * Told in the transaction that notes a report of a mail server: a letter to a requester came to another address than
 * the one it was sent to.
 */
public record ReachedStranger(SentMail mail) {}
