package uk.rightsdesk.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/**
 * A mail server that keeps what it accepts: GreenMail for SMTP and IMAP, its mailboxes in files, and a page on which
 * the requesters' mail can be read.
 */
final class MailServerMain {

    /** The environment variable with the password of the desk's mailbox. */
    static final String PASSWORD = "RIGHTSDESK_EMBEDDED_MAIL_PASSWORD";

    private static final String HOST = "127.0.0.1";

    private MailServerMain() {}

    /** Arguments: directory of the mailboxes, SMTP port, IMAP port, port of the requesters' page. */
    static void main(String[] arguments) throws IOException, UserException, FolderException {
        // GreenMail's finer levels log whole messages
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Path directory = Path.of(arguments[0]);
        String password = Objects.requireNonNull(System.getenv(PASSWORD), PASSWORD + " is not set");
        start(directory, password, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        new InboxPage(directory, MailServer.DESK_ADDRESS).serve(HOST, Integer.parseInt(arguments[3]));
    }

    /** Starts SMTP and IMAP on the mailboxes of this directory. */
    static GreenMail start(Path directory, String deskPassword, int smtpPort, int imapPort)
            throws UserException, FolderException {
        GreenMail mail = new SmtpAndImap(HOST, smtpPort, imapPort);
        Mailboxes mailboxes = new Mailboxes(mail.getUserManager(), directory, MailServer.DESK_ADDRESS, deskPassword);
        mailboxes.load();
        mail.getUserManager().setMessageDeliveryHandler(mailboxes::receive);
        mail.start();
        return mail;
    }
}
