package uk.rightsdesk.intake;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.springframework.integration.mail.inbound.ImapMailReceiver;
import org.springframework.messaging.support.GenericMessage;

/**
 * An IMAP receiver that receives nothing: it waits by IDLE and gives one token for whatever the server says, so that
 * messages are fetched and flagged by {@link MailboxFetch} alone. Any failure is one that the adapter reconnects after.
 */
final class WakingReceiver extends ImapMailReceiver {

    private final Runnable wake;

    /** @param wake told whenever waiting begins: what came before that is found by looking */
    WakingReceiver(String url, Session session, Runnable wake) {
        super(url);
        this.wake = wake;
        setSession(session);
        setShouldMarkMessagesAsRead(false);
        setShouldDeleteMessages(false);
        setCancelIdleInterval(120);
    }

    @Override
    public void waitForNewMessages() throws MessagingException {
        try {
            openFolder();
            wake.run();
            super.waitForNewMessages();
        } catch (RuntimeException failure) {
            throw new MessagingException("IDLE failed", failure);
        }
    }

    @Override
    protected Message[] searchForNewMessages() {
        return new Message[0];
    }

    /** The folder is opened anew, since one that holds recent messages would not wait. */
    @Override
    public Object[] receive() {
        closeFolder();
        return new Object[] {new GenericMessage<>("mail may have come")};
    }
}
