package uk.rightsdesk.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Told in the transaction that notes how an email ended.
 *
 * @param mail sent or failed
 * @param delivery null when no process waits for it
 */
public record EmailSettled(SentMail mail, @Nullable DeliveryId delivery) {

    public boolean sent() {
        return mail.state() == SentMail.State.SENT;
    }
}
