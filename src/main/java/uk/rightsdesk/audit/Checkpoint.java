package uk.rightsdesk.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A signed statement that events had been recorded: one text file (UTF-8, lines end with LF). The head, with the fold
 * of all entries in it, is what is signed and what the next checkpoint bears the hash of; the entries follow.
 *
 * <pre>
 * rightsdesk-checkpoint 1
 * store 3f0b…            id of the case store
 * number 42              from 1 without a gap
 * at 2026-11-22T18:00:00Z
 * previous 9a3c…         SHA-256 of the head of checkpoint 41; zeros for the first
 * total 1234             events sealed by all checkpoints up to this one
 * count 2                events sealed by this one
 * fold 77d1…             SHA-256 of the entry lines
 * key 0123456789abcdef   first 16 digits of the SHA-256 of the public key (X.509 encoded)
 * signature …            Ed25519 over all the lines above, Base64
 *
 * 0b5c… 5 61fe…          request, sequence number, hash of the event
 * 0b5c… 6 e02a…
 * </pre>
 *
 * @param at by the clock of the instance that wrote it, UTC
 * @param keyId of the key that signed
 */
record Checkpoint(
        UUID store,
        long number,
        Instant at,
        Hash previous,
        long total,
        List<Entry> entries,
        String keyId,
        String signature) {

    private static final String FORMAT = "rightsdesk-checkpoint 1";

    /** An event that is sealed. */
    record Entry(UUID request, int seq, Hash hash) {

        private static Entry parse(String line) {
            String[] words = line.split(" ");
            if (words.length != 3) {
                throw new IllegalArgumentException("an entry has three words");
            }
            return new Entry(UUID.fromString(words[0]), Integer.parseInt(words[1]), Hash.parse(words[2]));
        }

        @Override
        public String toString() {
            return request + " " + seq + " " + hash;
        }
    }

    Checkpoint {
        entries = List.copyOf(entries);
    }

    static Checkpoint signed(
            UUID store, long number, Instant at, Hash previous, long total, List<Entry> entries, SigningKey key) {
        Checkpoint unsigned = new Checkpoint(store, number, at, previous, total, entries, key.id(), "");
        String signature = Base64.getEncoder().encodeToString(key.sign(unsigned.statement()));
        return new Checkpoint(store, number, at, previous, total, entries, key.id(), signature);
    }

    /** @throws IllegalArgumentException when the text is not exactly as {@link #text()} writes it */
    static Checkpoint parse(String text) {
        try {
            Iterator<String> lines = text.lines().iterator();
            if (!lines.next().equals(FORMAT)) {
                throw new IllegalArgumentException("no checkpoint of format 1");
            }
            UUID store = UUID.fromString(value(lines, "store"));
            long number = Long.parseLong(value(lines, "number"));
            Instant at = Instant.parse(value(lines, "at"));
            Hash previous = Hash.parse(value(lines, "previous"));
            long total = Long.parseLong(value(lines, "total"));
            value(lines, "count");
            value(lines, "fold");
            String keyId = value(lines, "key");
            String signature = value(lines, "signature");
            lines.next();
            List<Entry> entries = new ArrayList<>();
            lines.forEachRemaining(line -> entries.add(Entry.parse(line)));
            Checkpoint checkpoint = new Checkpoint(store, number, at, previous, total, entries, keyId, signature);
            boolean canonical = Base64.getEncoder()
                    .encodeToString(checkpoint.signatureBytes())
                    .equals(signature);
            if (!canonical || !checkpoint.text().equals(text)) {
                throw new IllegalArgumentException("count, fold or form is wrong");
            }
            return checkpoint;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a checkpoint", e);
        }
    }

    private static String value(Iterator<String> lines, String name) {
        String line = lines.next();
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException("line " + name + " is missing");
        }
        return line.substring(name.length() + 1);
    }

    String text() {
        return head() + "\n" + entryLines();
    }

    /** What stands for the checkpoint in the next one. */
    Hash hash() {
        return Hash.of(head().getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes that are signed. */
    byte[] statement() {
        Hash fold = Hash.of(entryLines().getBytes(StandardCharsets.UTF_8));
        String lines = String.join(
                "\n",
                FORMAT,
                "store " + store,
                "number " + number,
                "at " + at,
                "previous " + previous,
                "total " + total,
                "count " + entries.size(),
                "fold " + fold,
                "key " + keyId,
                "");
        return lines.getBytes(StandardCharsets.UTF_8);
    }

    byte[] signatureBytes() {
        return Base64.getDecoder().decode(signature);
    }

    private String head() {
        return new String(statement(), StandardCharsets.UTF_8) + "signature " + signature + "\n";
    }

    private String entryLines() {
        return entries.stream().map(entry -> entry + "\n").collect(Collectors.joining());
    }
}
