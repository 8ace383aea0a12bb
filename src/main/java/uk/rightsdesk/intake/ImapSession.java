package uk.rightsdesk.intake;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;

/** The mail session to the mailbox, with limits on every wait. */
final class ImapSession {

    private static final int BYTES_AT_ONCE = 1 << 20;

    private ImapSession() {}

    /** @param silence how long the server may say nothing in the middle of a command */
    static Session of(IntakeProperties.Imap imap, Duration silence) {
        String prefix = "mail." + imap.protocol() + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", imap.protocol());
        properties.setProperty(prefix + "host", imap.host());
        properties.setProperty(prefix + "port", Integer.toString(imap.port()));
        properties.setProperty(prefix + "connectiontimeout", "10000");
        properties.setProperty(prefix + "timeout", Long.toString(silence.toMillis()));
        properties.setProperty(prefix + "writetimeout", "30000");
        // reading must not flag: a message is flagged once it is committed
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "fetchsize", Integer.toString(BYTES_AT_ONCE));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(imap.starttls()));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(imap.starttls()));
        String password = imap.password() == null ? "" : imap.password();
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(imap.username(), password);
            }
        });
    }
}
