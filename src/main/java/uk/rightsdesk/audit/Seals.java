package uk.rightsdesk.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.audit.Finding.Kind;

/** All checkpoints, read and verified: which event was sealed with which hash. */
final class Seals {

    private final Keys keys;
    private final UUID store;
    private final Map<UUID, NavigableMap<Integer, Hash>> sealed = new HashMap<>();
    private final Map<Long, Hash> hashes = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Checkpoint last;
    private long highest;
    private long whole;

    private Seals(Keys keys, UUID store) {
        this.keys = keys;
        this.store = store;
    }

    /** @throws CannotVerify when the checkpoints are of another case store */
    static Seals read(CheckpointDirectory directory, Keys keys, UUID store) throws IOException {
        Seals seals = new Seals(keys, store);
        long next = 1;
        boolean afterGap = false;
        for (long number : directory.numbers()) {
            if (next < number) {
                seals.reportMissing(next, number - 1);
                afterGap = true;
            }
            afterGap = !seals.add(number, directory.read(number), afterGap);
            next = number + 1;
            seals.highest = number;
        }
        return seals;
    }

    /** @return whether the checkpoint is whole, so that the next one can be held against it */
    private boolean add(long number, Optional<Checkpoint> read, boolean afterGap) {
        if (read.isEmpty()
                || !keys.accept(
                        read.get().keyId(), read.get().statement(), read.get().signatureBytes())) {
            report(Kind.CHECKPOINT_EDITED, number, "it is damaged, or not signed with a key that is trusted");
            return false;
        }
        Checkpoint checkpoint = read.get();
        if (!checkpoint.store().equals(store)) {
            throw new CannotVerify("checkpoint " + number + " is of another case store");
        }
        Hash before = last == null ? Hash.NONE : last.hash();
        if (!afterGap && !checkpoint.previous().equals(before)) {
            report(Kind.CHECKPOINT_EDITED, number, "it does not follow the checkpoint before it");
        }
        long total = (last == null ? 0 : last.total()) + checkpoint.entries().size();
        if (!afterGap && checkpoint.total() != total) {
            report(Kind.CHECKPOINT_EDITED, number, "its total is wrong");
        }
        checkpoint.entries().forEach(this::seal);
        hashes.put(number, checkpoint.hash());
        last = checkpoint;
        whole++;
        return true;
    }

    private void seal(Checkpoint.Entry entry) {
        Hash before =
                sealed.computeIfAbsent(entry.request(), _ -> new TreeMap<>()).put(entry.seq(), entry.hash());
        if (before != null && !before.equals(entry.hash())) {
            findings.add(Finding.event(
                    Kind.EDITED,
                    entry.request(),
                    entry.seq(),
                    "it was sealed twice with different content: edited, or recorded again after the database was"
                            + " set back"));
        }
    }

    /**
     * Holds the files against what the case store remembers.
     *
     * @param remembered read before the files were, so that none of them can be too new
     */
    void compare(List<CheckpointRegister.Known> remembered) {
        for (CheckpointRegister.Known known : remembered) {
            Hash hash = hashes.get(known.number());
            if (hash != null && !hash.equals(known.hash())) {
                report(Kind.CHECKPOINT_EDITED, known.number(), "it is not the one that the case store remembers");
            }
        }
        long newest = remembered.isEmpty() ? 0 : remembered.getLast().number();
        if (newest > highest) {
            reportMissing(highest + 1, newest);
        }
    }

    /** Whether a checkpoint noted down earlier is among these. */
    void require(Hash noted) {
        if (!hashes.containsValue(noted)) {
            report(Kind.CHECKPOINT_MISSING, 0, "the one noted down earlier, " + noted + ", is not among the files");
        }
    }

    NavigableMap<Integer, Hash> of(UUID request) {
        return sealed.getOrDefault(request, Collections.emptyNavigableMap());
    }

    Set<UUID> requests() {
        return sealed.keySet();
    }

    List<Finding> findings() {
        return findings;
    }

    long whole() {
        return whole;
    }

    long lastNumber() {
        return last == null ? 0 : last.number();
    }

    @Nullable
    Hash lastHash() {
        return last == null ? null : last.hash();
    }

    @Nullable
    Instant lastAt() {
        return last == null ? null : last.at();
    }

    private void reportMissing(long first, long upTo) {
        findings.add(new Finding(Kind.CHECKPOINT_MISSING, null, first, upTo, "the file is gone"));
    }

    private void report(Kind kind, long number, String note) {
        findings.add(Finding.checkpoint(kind, number, note));
    }
}
