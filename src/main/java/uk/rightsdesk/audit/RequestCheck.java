package uk.rightsdesk.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.audit.Finding.Kind;

/**
 * Compares the events of one request with what was sealed of it and, behind that, with the chain itself.
 *
 * <p>Each row is asked which event it is by what it says: the one whose hash its content gives at that place. From
 * which event stands where, and which is nowhere, follows what was done.
 */
final class RequestCheck {

    private final UUID request;
    private final List<StoredEvent> rows;
    private final NavigableMap<Integer, Hash> sealed;
    private final List<Tombstone> tombstones;
    private final int end;

    /** The hash that each event should have: as sealed; as stored where it is newer. */
    private final NavigableMap<Integer, Hash> expected = new TreeMap<>();

    /** Events newer than the last checkpoint whose own hash was changed, nothing else. */
    private final Set<Integer> rehashed = new HashSet<>();

    private final Map<Integer, StoredEvent> found = new HashMap<>();
    private final List<StoredEvent> strangers = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param rows in the order of their sequence numbers
     * @param sealed hash by sequence number
     * @param tombstones whose signatures were verified
     * @param promised the highest sequence number that is known to have been recorded, sealed or not
     */
    RequestCheck(
            UUID request,
            List<StoredEvent> rows,
            NavigableMap<Integer, Hash> sealed,
            List<Tombstone> tombstones,
            int promised) {
        this.request = request;
        this.rows = rows;
        this.sealed = sealed;
        this.tombstones = tombstones;
        this.end = Math.max(promised, sealed.isEmpty() ? 0 : sealed.lastKey());
    }

    List<Finding> run() {
        expect();
        correctRehashed();
        for (StoredEvent row : rows) {
            identify(row);
        }
        for (StoredEvent stranger : strangers) {
            judge(stranger);
        }
        findMissing();
        return findings;
    }

    private void expect() {
        for (StoredEvent row : rows) {
            if (row.seq() > 0) {
                expected.putIfAbsent(row.seq(), row.hash());
            }
        }
        for (Tombstone tombstone : tombstones) {
            expected.put(tombstone.last(), tombstone.head());
            Hash head = sealed.get(tombstone.last());
            if (head != null && !head.equals(tombstone.head())) {
                report(Kind.TOMBSTONE_FORGED, tombstone.last(), "its head is not what was sealed");
            }
        }
        expected.putAll(sealed);
    }

    /** Where the event behind it vouches for an event's content, only its hash can have been changed. */
    private void correctRehashed() {
        for (int i = 0; i + 1 < rows.size(); i++) {
            StoredEvent row = rows.get(i);
            StoredEvent next = rows.get(i + 1);
            if (sealed.containsKey(row.seq()) || next.seq() != row.seq() + 1 || fits(row, row.seq())) {
                continue;
            }
            Hash computed = hashAt(row, row.seq());
            if (computed != null
                    && next.event() != null
                    && next.event().hash(computed).equals(expected.get(next.seq()))) {
                expected.put(row.seq(), computed);
                rehashed.add(row.seq());
            }
        }
    }

    private void identify(StoredEvent row) {
        Integer identity = identity(row);
        if (identity == null) {
            strangers.add(row);
        } else if (found.putIfAbsent(identity, row) != null) {
            report(Kind.INSERTED, row.seq(), "it repeats event " + identity);
        } else if (identity != row.seq()) {
            report(Kind.REORDERED, row.seq(), "it is event " + identity);
        } else if (rehashed.contains(identity) || !row.hash().equals(expected.get(identity))) {
            report(Kind.EDITED, row.seq(), "its hash was changed");
        }
    }

    private @Nullable Integer identity(StoredEvent row) {
        if (row.event() == null) {
            return null;
        }
        if (row.seq() > 0 && fits(row, row.seq())) {
            return row.seq();
        }
        for (Integer place : expected.keySet()) {
            if (place != row.seq() && fits(row, place)) {
                return place;
            }
        }
        return identityByItsOwnHash(row, row.event());
    }

    /** An event newer than the last checkpoint bears its hash wherever it is moved to. */
    private @Nullable Integer identityByItsOwnHash(StoredEvent row, ChainedEvent event) {
        Set<Hash> before = new LinkedHashSet<>(sealed.values());
        before.add(Hash.NONE);
        rows.forEach(other -> before.add(other.hash()));
        for (Integer place : expected.keySet()) {
            if (!sealed.containsKey(place) && place != row.seq()) {
                ChainedEvent there = event.at(place);
                if (before.stream().anyMatch(hash -> there.hash(hash).equals(row.hash()))) {
                    expected.put(place, row.hash());
                    return place;
                }
            }
        }
        return null;
    }

    private boolean fits(StoredEvent row, int place) {
        Hash hash = hashAt(row, place);
        if (hash == null) {
            // nothing to compare with: the event before is gone, which is a finding of its own
            return row.event() != null
                    && place == row.seq()
                    && place <= end
                    && row.hash().equals(expected.get(place));
        }
        return hash.equals(expected.get(place));
    }

    private @Nullable Hash hashAt(StoredEvent row, int place) {
        Hash previous = place == 1 ? Hash.NONE : expected.get(place - 1);
        return row.event() == null || previous == null
                ? null
                : row.event().at(place).hash(previous);
    }

    private void judge(StoredEvent row) {
        int seq = row.seq();
        if (seq < 1 || seq > end || found.putIfAbsent(seq, row) != null) {
            report(Kind.INSERTED, seq, "no such event was recorded");
        } else if (sealed.containsKey(seq)) {
            report(Kind.EDITED, seq, "its content is not what was sealed");
        } else {
            report(
                    Kind.EDITED_OR_INSERTED,
                    seq,
                    "it is newer than the last checkpoint and does not follow the event before it");
        }
    }

    private void findMissing() {
        TreeSet<Integer> present = new TreeSet<>(found.keySet());
        for (Tombstone tombstone : tombstones) {
            for (int seq = tombstone.first(); seq <= tombstone.last(); seq++) {
                present.add(seq);
            }
        }
        int highest = rows.isEmpty() ? 0 : rows.getLast().seq();
        int next = 1;
        for (int seq : present) {
            missing(next, seq - 1, highest);
            next = seq + 1;
        }
        missing(next, end, highest);
    }

    private void missing(int first, int last, int highest) {
        if (first > last) {
            return;
        }
        boolean tail = first > highest;
        String note = rows.isEmpty() ? "the whole request was cut off" : tail ? "the end was cut off" : "it is gone";
        findings.add(new Finding(tail ? Kind.CUT_OFF : Kind.DELETED, request, first, last, note));
    }

    private void report(Kind kind, int seq, String note) {
        findings.add(Finding.event(kind, request, seq, note));
    }
}
