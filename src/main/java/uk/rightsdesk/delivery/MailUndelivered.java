package uk.rightsdesk.delivery;

/**
 * An email of ours did not reach its recipient: refused for good, or taken and sent back. Published in the transaction
 * that notes it, so a listener's work commits with it or not at all.
 *
 * @param code the mail server's answer, such as {@code smtp-550}, or the status of RFC 3463, such as {@code 5.1.1}
 */
public record MailUndelivered(SentMail mail, String code) {}
