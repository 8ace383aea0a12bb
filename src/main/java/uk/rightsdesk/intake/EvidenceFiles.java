package uk.rightsdesk.intake;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.intake.message.Fingerprint;
import uk.rightsdesk.intake.message.MessageFiles;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Vault;

/**
 * The files that came with messages: to be looked at as evidence of identity, and to be destroyed once it is decided.
 */
@Component
public class EvidenceFiles {

    private final CorrespondenceStore store;
    private final AttachmentStore attachments;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    EvidenceFiles(CorrespondenceStore store, AttachmentStore attachments, JdbcClient jdbc, Vault vault, Clock clock) {
        this.store = store;
        this.attachments = attachments;
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The bytes of a file of a message, a stranger's: never to be shown as what they claim to be.
     *
     * @param position from 0, in the order of {@link Correspondences#attachments}
     * @return empty when there is none, it was taken out, or the virus scanner has not found it clean
     */
    @Transactional(readOnly = true)
    public Optional<byte[]> content(CorrespondenceId message, int position) {
        if (position < 0 || isTakenOut(message) || !isVisible(message, position)) {
            return Optional.empty();
        }
        List<byte[]> contents = new MessageFiles(store.raw(message).content()).contents();
        return position < contents.size() ? Optional.of(contents.get(position)) : Optional.empty();
    }

    /** Where a scanner is configured, only what it found clean. */
    private boolean isVisible(CorrespondenceId message, int position) {
        return attachments.of(message).stream().anyMatch(file -> file.position() == position && file.isVisible());
    }

    /** Whether its files were evidence and are gone. */
    @Transactional(readOnly = true)
    public boolean isTakenOut(CorrespondenceId message) {
        return jdbc.sql("select evidence_taken_at is not null from correspondence where id = ?")
                .param(message.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Destroys every file of a message, in what is stored of it and in every copy of that, and marks its copies in the
     * mailbox to be destroyed. The text, the header and the hashes stay. Doing it again changes nothing.
     *
     * @return how many files there were
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int takeOut(CorrespondenceId message) {
        if (isTakenOut(message)) {
            return 0;
        }
        MessageFiles files = new MessageFiles(store.raw(message).content());
        List<byte[]> contents = files.contents();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update correspondence_attachment set taken_at = ?, filename = null where correspondence_id = ?")
                .params(now, message.value())
                .update();
        for (int position = 0; position < contents.size(); position++) {
            jdbc.sql("update correspondence_attachment set sha256 = ? where correspondence_id = ? and position = ?")
                    .params(Fingerprint.sha256(contents.get(position)), message.value(), position)
                    .update();
        }
        jdbc.sql("update correspondence_raw set content = ? where correspondence_id = ?")
                .params(
                        vault.replace(KeyOwner.rawMessage(message.value()))
                                .seal(CorrespondenceStore.rawPlace(message.value()), files.takenOut()),
                        message.value())
                .update();
        jdbc.sql("update correspondence set evidence_taken_at = ? where id = ?")
                .params(now, message.value())
                .update();
        return contents.size();
    }
}
