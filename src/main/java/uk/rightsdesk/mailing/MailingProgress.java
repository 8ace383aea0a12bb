package uk.rightsdesk.mailing;

/**
 * How far a mailing is.
 *
 * @param total people taken down so far; all of them once {@code addressed}
 * @param queued on their way to the mail server
 * @param sent taken by the mail server, and not come back
 * @param bounced taken, and come back for good
 * @param failed refused for good, or without an address
 * @param unattended of those bounced or failed: who nobody has reached in another way yet
 * @param addressed whether everyone has been taken down
 * @param complete whether everything was sent that can be
 */
public record MailingProgress(
        int total,
        int queued,
        int sent,
        int bounced,
        int failed,
        int unattended,
        boolean addressed,
        boolean complete) {}
