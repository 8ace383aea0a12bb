package uk.rightsdesk.intake;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches by UID what lies above the last committed one of the same UIDVALIDITY. Each message is committed on its own
 * and flagged after that; one that the server cannot give does not keep back those behind it.
 */
@Component
class MailboxFetch {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxFetch.class);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int TRIES = 3;

    private final IntakeProperties properties;
    private final RawMessageStore messages;
    private final Clock clock;

    /** How often a message could not be had, by UIDVALIDITY and UID. */
    private final Map<String, Integer> failures = new HashMap<>();

    MailboxFetch(IntakeProperties properties, RawMessageStore messages, Clock clock) {
        this.properties = properties;
        this.messages = messages;
        this.clock = clock;
    }

    /** Never run twice at the same time in one process; other processes may run it on the same mailbox. */
    synchronized void fetchNew() throws MessagingException {
        try (Store store = ImapSession.of(properties.imap(), SILENCE).getStore()) {
            store.connect();
            try (IMAPFolder folder =
                    (IMAPFolder) store.getFolder(properties.imap().folder())) {
                folder.open(Folder.READ_WRITE);
                fetchNew(folder);
            }
        }
    }

    private void fetchNew(IMAPFolder folder) throws MessagingException {
        String mailbox = properties.mailbox();
        long uidValidity = folder.getUIDValidity();
        long position = messages.position(mailbox, uidValidity);
        Set<Long> stored = messages.storedAbove(mailbox, uidValidity, position);
        List<Message> kept = new ArrayList<>();
        long committed = position;
        boolean gap = false;
        try {
            // a server answers n:* with its last message even if that lies below n
            for (Message message : above(folder, position)) {
                long uid = folder.getUID(message);
                if (stored.contains(uid) || keep((IMAPMessage) message, folder, uidValidity, uid)) {
                    kept.add(message);
                    committed = gap ? committed : uid;
                } else {
                    gap = true;
                }
            }
        } finally {
            if (committed > position) {
                messages.advance(mailbox, uidValidity, committed);
            }
        }
        if (!kept.isEmpty()) {
            folder.setFlags(kept.toArray(Message[]::new), new Flags(Flags.Flag.SEEN), true);
        }
    }

    private static List<Message> above(IMAPFolder folder, long position) throws MessagingException {
        Message[] found = folder.getMessagesByUID(position + 1, UIDFolder.LASTUID);
        FetchProfile profile = new FetchProfile();
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(found, profile);
        List<Message> above = new ArrayList<>();
        for (Message message : Arrays.asList(found)) {
            if (folder.getUID(message) > position) {
                above.add(message);
            }
        }
        return above;
    }

    /** @return false when it is to be tried again, after those behind it */
    private boolean keep(IMAPMessage message, IMAPFolder folder, long uidValidity, long uid) throws MessagingException {
        String place = uidValidity + ":" + uid;
        try {
            messages.store(read(message, uidValidity, uid));
            failures.remove(place);
            return true;
        } catch (MessageRemovedException gone) {
            return true;
        } catch (MessagingException | IOException unreadable) {
            if (!folder.isOpen()) {
                throw new MessagingException("connection lost");
            }
            if (failures.merge(place, 1, Integer::sum) < TRIES) {
                return false;
            }
            LOG.warn("The mail server cannot give message {}; staff are asked to look at it there", place);
            messages.store(
                    new RawMessage(properties.mailbox(), uidValidity, uid, receivedAt(message), new byte[0], true));
            failures.remove(place);
            return true;
        }
    }

    private RawMessage read(IMAPMessage message, long uidValidity, long uid) throws MessagingException, IOException {
        int limit = Math.toIntExact(properties.imap().largest().toBytes());
        try (InputStream content = message.getMimeStream()) {
            byte[] bytes = content.readNBytes(limit);
            boolean cut = bytes.length == limit && content.read() >= 0;
            if (bytes.length == 0) {
                throw new IOException("no content");
            }
            return new RawMessage(properties.mailbox(), uidValidity, uid, receivedAt(message), bytes, cut);
        }
    }

    private Instant receivedAt(IMAPMessage message) throws MessagingException {
        Date internalDate = message.getReceivedDate();
        return internalDate == null ? clock.instant() : internalDate.toInstant();
    }
}
