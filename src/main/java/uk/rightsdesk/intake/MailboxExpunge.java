package uk.rightsdesk.intake;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.springframework.stereotype.Component;

/**
 * Takes mail out of the mailbox once it has been dealt with: seven days later, so that a restored case store can fetch
 * it again; thirty where the mailbox holds more of it than the case store could keep.
 */
@Component
class MailboxExpunge {

    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration KEEP = Duration.ofDays(7);
    private static final Duration KEEP_WHAT_WAS_CUT = Duration.ofDays(30);

    private final IntakeProperties properties;
    private final RawMessageStore messages;
    private final Clock clock;

    MailboxExpunge(IntakeProperties properties, RawMessageStore messages, Clock clock) {
        this.properties = properties;
        this.messages = messages;
        this.clock = clock;
    }

    void expunge() throws MessagingException {
        try (Store store = ImapSession.of(properties.imap(), SILENCE).getStore()) {
            store.connect();
            try (IMAPFolder folder =
                    (IMAPFolder) store.getFolder(properties.imap().folder())) {
                folder.open(Folder.READ_WRITE);
                expunge((IMAPStore) store, folder);
            }
        }
    }

    private void expunge(IMAPStore store, IMAPFolder folder) throws MessagingException {
        String mailbox = properties.mailbox();
        long uidValidity = folder.getUIDValidity();
        List<Long> uids = messages.processedBefore(
                mailbox,
                uidValidity,
                clock.instant().minus(KEEP),
                clock.instant().minus(KEEP_WHAT_WAS_CUT));
        if (uids.isEmpty()) {
            return;
        }
        Message[] there = Arrays.stream(folder.getMessagesByUID(
                        uids.stream().mapToLong(Long::longValue).toArray()))
                .filter(Objects::nonNull)
                .toArray(Message[]::new);
        if (there.length > 0) {
            folder.setFlags(there, new Flags(Flags.Flag.DELETED), true);
            if (store.hasCapability("UIDPLUS")) {
                folder.expunge(there);
            } else {
                folder.expunge();
            }
        }
        messages.expunged(mailbox, uidValidity, uids);
    }
}
