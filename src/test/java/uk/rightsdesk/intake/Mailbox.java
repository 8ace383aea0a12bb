package uk.rightsdesk.intake;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** The desk's mailbox on a mail server inside the test. */
final class Mailbox {

    static final String ADDRESS = "hello@customer-first.example";
    static final String PASSWORD = "mailbox-pass";

    private final GreenMail server;
    private final int port;

    Mailbox() {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    }

    int port() {
        return port;
    }

    void start() {
        server.start();
        user();
    }

    void stop() {
        server.stop();
    }

    /** All mail is gone, and UIDs start anew. */
    void startAnew() {
        server.reset();
        user();
    }

    void receive(String mail, Instant internalDate) {
        try {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
            inbox().appendMessage(message, new Flags(), Date.from(internalDate));
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One flag per message: whether it has been seen. */
    List<Boolean> seen() {
        return inbox().getMessages().stream()
                .map(message -> message.getFlags().contains(Flags.Flag.SEEN))
                .toList();
    }

    private MailFolder inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user());
        } catch (FolderException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private GreenMailUser user() {
        var users = server.getManagers().getUserManager();
        GreenMailUser known = users.getUserByEmail(ADDRESS);
        if (known != null) {
            return known;
        }
        try {
            return users.createUser(ADDRESS, ADDRESS, PASSWORD);
        } catch (UserException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
