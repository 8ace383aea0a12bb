package uk.rightsdesk.embedded;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The mailboxes of the embedded mail server. The desk has one, which plus-addresses reach too; any other address gets
 * one when the first message for it arrives, with the address as user name and password.
 */
final class Mailboxes {

    private final UserManager users;
    private final Path directory;
    private final String deskAddress;
    private final String deskPassword;
    private final ReceivingServer stamp;

    Mailboxes(UserManager users, Path directory, String deskAddress, String deskPassword) {
        this.users = users;
        this.directory = directory;
        this.deskAddress = deskAddress;
        this.deskPassword = deskPassword;
        this.stamp = new ReceivingServer("mail." + deskAddress.substring(deskAddress.indexOf('@') + 1));
    }

    /** Opens the mailboxes of earlier runs and the desk's. */
    void load() throws UserException, FolderException {
        open(deskAddress);
        for (String address : addresses(directory)) {
            if (!address.equals(deskAddress)) {
                open(address);
            }
        }
    }

    /** Finds the mailbox of a recipient and stamps the message as a receiving server does, before it is stored. */
    synchronized GreenMailUser receive(MovingMessage message, MailAddress recipient)
            throws MessagingException, UserException {
        String address = recipient.getEmail().toLowerCase(Locale.ROOT);
        boolean forDesk = withoutDetail(address).equals(deskAddress);
        try {
            message.setMimeMessage(stamp.stamp(message, address, forDesk));
            return mailbox(forDesk ? deskAddress : address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private GreenMailUser mailbox(String address) throws UserException, FolderException {
        GreenMailUser known = users.getUserByEmail(address);
        return known == null ? open(address) : known;
    }

    private GreenMailUser open(String address) throws UserException, FolderException {
        String password = address.equals(deskAddress) ? deskPassword : address;
        GreenMailUser user = users.createUser(address, address, password);
        new FiledFolder(users.getImapHostManager().getInbox(user), MailFile.folder(directory, address)).load();
        return user;
    }

    /** The addresses that have a mailbox here, in alphabetical order. */
    static List<String> addresses(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(Files::isDirectory)
                    .map(MailFile::address)
                    .filter(address -> address.contains("@"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code hello+token@…} is {@code hello@…}. */
    private static String withoutDetail(String address) {
        int at = address.lastIndexOf('@');
        int plus = address.indexOf('+');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }
}
