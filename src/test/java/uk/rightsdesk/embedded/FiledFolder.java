package uk.rightsdesk.embedded;

import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps one IMAP folder in files and brings it back with the same UIDs, UIDVALIDITY, dates and flags. GreenMail tells
 * its listeners of a new message before SMTP answers 250, so what was accepted is in a file.
 *
 * <p>GreenMail holds its own locks as it tells of an expunge, so no lock is held here while GreenMail is asked.
 */
final class FiledFolder implements FolderListener {

    private static final String STATE = "folder.properties";
    private static final String UID_VALIDITY = "uid-validity";
    private static final String UID_NEXT = "uid-next";

    private final MailFolder folder;
    private final Path directory;
    private final Set<Long> filed = ConcurrentHashMap.newKeySet();

    FiledFolder(MailFolder folder, Path directory) {
        this.folder = folder;
        this.directory = directory;
    }

    /** Fills the folder, which must be new and empty, from the files and follows it from now on. */
    void load() {
        try {
            Files.createDirectories(directory);
            Properties state = new Properties();
            Path stateFile = directory.resolve(STATE);
            if (Files.exists(stateFile)) {
                try (var reader = Files.newBufferedReader(stateFile)) {
                    state.load(reader);
                }
                write(UID_VALIDITY, Long.parseLong(state.getProperty(UID_VALIDITY)));
            }
            for (Path file : files().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .toList()) {
                restore(file);
            }
            String next = state.getProperty(UID_NEXT);
            if (next != null) {
                write(UID_NEXT, Math.max(Long.parseLong(next), folder.getUIDNext()));
            }
            saveState();
            folder.addListener(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void added(int sequenceNumber) {
        // not by the sequence number: another session's expunge may have moved it
        for (StoredMessage message : folder.getMessages()) {
            if (filed.add(message.getUid())) {
                file(message);
            }
        }
    }

    @Override
    public void flagsUpdated(int sequenceNumber, Flags flags, Long uid) {
        folder.getMessages().forEach(this::rename);
    }

    @Override
    public void expunged(int sequenceNumber) {
        try {
            for (Map.Entry<Long, Path> file : files().entrySet()) {
                if (folder.getMessage(file.getKey()) == null) {
                    Files.deleteIfExists(file.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void mailboxDeleted() {
        // an INBOX cannot be deleted (RFC 9051, 6.3.5)
    }

    private void restore(Path file) throws IOException {
        MailFile stored = MailFile.parse(file).orElseThrow();
        write(UID_NEXT, stored.uid());
        filed.add(stored.uid());
        try (var input = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), input);
            folder.appendMessage(message, stored.imapFlags(), java.util.Date.from(stored.received()));
        } catch (MessagingException e) {
            throw new IOException(file + " is no message", e);
        }
    }

    private synchronized void file(StoredMessage message) {
        try {
            Path draft = directory.resolve(message.getUid() + ".draft");
            try (var output = Files.newOutputStream(draft)) {
                message.getMimeMessage().writeTo(output);
            }
            // the UID is spent first: no other message may ever have it
            saveState();
            Files.move(draft, directory.resolve(nameOf(message)), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void rename(StoredMessage message) {
        try {
            Path now = files().get(message.getUid());
            if (now != null && !now.getFileName().toString().equals(nameOf(message))) {
                Files.move(now, directory.resolve(nameOf(message)), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of this folder by UID. */
    private Map<Long, Path> files() throws IOException {
        Map<Long, Path> byUid = new HashMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.sorted(Comparator.naturalOrder())
                    .forEach(file -> MailFile.parse(file).ifPresent(parsed -> byUid.put(parsed.uid(), file)));
        }
        return byUid;
    }

    private static String nameOf(StoredMessage message) {
        return MailFile.of(message.getUid(), message.getReceivedDate().toInstant(), message.getFlags())
                .fileName();
    }

    private void saveState() throws IOException {
        Properties state = new Properties();
        state.setProperty(UID_VALIDITY, Long.toString(folder.getUidValidity()));
        state.setProperty(UID_NEXT, Long.toString(folder.getUIDNext()));
        Path draft = directory.resolve(STATE + ".draft");
        try (var writer = Files.newBufferedWriter(draft)) {
            state.store(writer, null);
        }
        Files.move(draft, directory.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** GreenMail keeps these to itself; a mail server that changed them at each start would be an unreal one. */
    private void write(String what, long value) {
        try {
            if (what.equals(UID_VALIDITY)) {
                field("uidValidity").setLong(folder, value);
            } else {
                ((AtomicLong) field("nextUid").get(folder)).set(value);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("GreenMail has changed inside", e);
        }
    }

    private Field field(String name) throws NoSuchFieldException {
        Field field = folder.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
