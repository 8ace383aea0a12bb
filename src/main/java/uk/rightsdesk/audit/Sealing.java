package uk.rightsdesk.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the next checkpoint. The file is written first and remembered by the case store in the transaction around it:
 * after a crash between the two the file is found and taken over.
 */
@Component
class Sealing {

    /** Keeps a file, and the memory of one round, small after a long time without checkpoints. */
    private static final int MOST = 20_000;

    private final CheckpointRegister register;
    private final TransactionTemplate transaction;
    private final AuditProperties properties;
    private final CheckpointDirectory directory;
    private final Clock clock;
    private volatile @Nullable Keys keys;

    Sealing(
            CheckpointRegister register,
            PlatformTransactionManager transactions,
            AuditProperties properties,
            Clock clock) {
        this.register = register;
        this.transaction = new TransactionTemplate(transactions);
        this.properties = properties;
        this.directory = new CheckpointDirectory(properties.checkpoints());
        this.clock = clock;
        requireUsableKeys(properties);
    }

    private static void requireUsableKeys(AuditProperties properties) {
        Keys configured = Keys.configured(properties);
        if (properties.sealing()
                && !configured.isEmpty()
                && configured.signing().isEmpty()) {
            throw new IllegalStateException("rightsdesk.audit.public-keys is set, rightsdesk.audit.signing-key is not");
        }
    }

    /**
     * Seals what waits.
     *
     * @return how many events; 0 also when another instance is at it
     * @throws CheckpointsDiffer when the files are not those that the case store remembers
     * @throws UncheckedIOException when the directory cannot be read or written
     */
    int seal() {
        int all = 0;
        int round;
        do {
            round = Objects.requireNonNull(transaction.execute(_ -> register.tryLock() ? sealLocked() : 0));
            all += round;
        } while (round == MOST);
        return all;
    }

    long waiting() {
        return register.countUnsealed();
    }

    /** The key to sign with; a development key is made where none is configured. Waits for a round in progress. */
    SigningKey signingKey() {
        register.lock();
        try {
            return signingKey(keys());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public keys that whoever checks a signature of ours may trust, as raw bytes by id. */
    Map<String, byte[]> trustedKeys() {
        signingKey(); // a development key is made at its first use
        return Objects.requireNonNull(keys).raw();
    }

    boolean signsForDevelopment() {
        Keys known = keys;
        return known != null && known.areForDevelopment();
    }

    private int sealLocked() {
        try {
            Keys known = keys();
            UUID store = register.store();
            Optional<Checkpoint> last = last(store, known);
            List<Checkpoint.Entry> entries = register.unsealed(MOST);
            if (!entries.isEmpty()) {
                Checkpoint next = Checkpoint.signed(
                        store,
                        last.map(Checkpoint::number).orElse(0L) + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        last.map(Checkpoint::hash).orElse(Hash.NONE),
                        last.map(Checkpoint::total).orElse(0L) + entries.size(),
                        entries,
                        signingKey(known));
                directory.publish(known.published());
                directory.write(next);
                register.enter(next);
            }
            return entries.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest checkpoint outside, those taken over that a crash kept the case store from remembering. */
    private Optional<Checkpoint> last(UUID store, Keys known) throws IOException {
        Optional<CheckpointRegister.Known> remembered = register.last();
        Optional<Checkpoint> last = Optional.empty();
        if (remembered.isPresent()) {
            long number = remembered.get().number();
            Checkpoint file = read(number, store, known);
            if (!file.hash().equals(remembered.get().hash())) {
                throw new CheckpointsDiffer("checkpoint " + number + " is not the one that was written");
            }
            last = Optional.of(file);
        }
        long next = last.map(Checkpoint::number).orElse(0L) + 1;
        while (directory.exists(next)) {
            Checkpoint file = read(next, store, known);
            if (!file.previous().equals(last.map(Checkpoint::hash).orElse(Hash.NONE))) {
                throw new CheckpointsDiffer("checkpoint " + next + " does not follow the one before it");
            }
            register.enter(file);
            last = Optional.of(file);
            next++;
        }
        return last;
    }

    private Checkpoint read(long number, UUID store, Keys known) throws IOException {
        if (!directory.exists(number)) {
            throw new CheckpointsDiffer("checkpoint " + number + " is missing");
        }
        Checkpoint file = directory
                .read(number)
                .filter(read -> known.accept(read.keyId(), read.statement(), read.signatureBytes()))
                .orElseThrow(() -> new CheckpointsDiffer("checkpoint " + number + " is damaged, or its key unknown"));
        if (!file.store().equals(store)) {
            throw new CheckpointsDiffer("checkpoint " + number + " is of another case store");
        }
        return file;
    }

    private Keys keys() throws IOException {
        Keys known = keys;
        if (known == null) {
            known = Keys.configuredOrMade(properties);
            keys = known;
        }
        return known;
    }

    private static SigningKey signingKey(Keys known) {
        return known.signing().orElseThrow(() -> new IllegalStateException("rightsdesk.audit.signing-key is not set"));
    }
}
