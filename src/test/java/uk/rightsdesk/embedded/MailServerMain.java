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
        GreenMail mail =
                new SmtpAndImap(HOST, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        String password = Objects.requireNonNull(System.getenv(PASSWORD), PASSWORD + " is not set");
        Mailboxes mailboxes = new Mailboxes(mail.getUserManager(), directory, MailServer.DESK_ADDRESS, password);
        mailboxes.load();
        mail.getUserManager().setMessageDeliveryHandler(mailboxes::receive);
        mail.start();
        new InboxPage(directory, MailServer.DESK_ADDRESS).serve(HOST, Integer.parseInt(arguments[3]));
    }
}
