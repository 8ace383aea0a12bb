package uk.rightsdesk.rights.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.redaction.Leak;
import uk.rightsdesk.redaction.Needles;
import uk.rightsdesk.redaction.Proposals;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/**
 * What is kept back in one place and stands in another that is given. A second person looks at each in its place and
 * releases it, or returns the answer so that it is redacted there too.
 */
@Component
@Transactional
public class DisclosureReview {

    private static final int AROUND = 80;
    private static final int PLACES = 5;

    /**
     * Words that are kept back and stand in what is given.
     *
     * @param key tells one from another; says nothing of the words
     * @param places the first of them
     */
    public record Shared(String key, String words, List<Place> places) {

        /** Without the words. */
        @Override
        public String toString() {
            return "Shared[" + key + "]";
        }
    }

    /**
     * Where words stand.
     *
     * @param record what the record is
     * @param label what the value is
     * @param text the value, or the part of it around them
     */
    public record Place(String record, String label, String text) {}

    private final KeptBack keptBack;
    private final CollectedData collectedData;
    private final DisclosureStore store;
    private final Decisions decisions;
    private final RequestJournal journal;
    private final Clock clock;

    DisclosureReview(
            KeptBack keptBack,
            CollectedData collectedData,
            DisclosureStore store,
            Decisions decisions,
            RequestJournal journal,
            Clock clock) {
        this.keptBack = keptBack;
        this.collectedData = collectedData;
        this.store = store;
        this.decisions = decisions;
        this.journal = journal;
        this.clock = clock;
    }

    /** What waits for a second person. */
    @Transactional(readOnly = true)
    public List<Shared> undecided(Request request) {
        Set<String> released = released(request.id());
        Set<String> texts = keptBack.of(request);
        texts.removeIf(text -> released.contains(Proposals.key(text)));
        Needles needles = new Needles(texts);
        Map<String, List<Place>> places = new LinkedHashMap<>();
        for (CollectedElement element : collectedData.disclosed(request.id())) {
            for (CollectedDatum datum : element.data()) {
                String shown = datum.shown();
                if (shown != null) {
                    needles.in(shown)
                            .forEach(words -> places.computeIfAbsent(words, _ -> new ArrayList<>())
                                    .add(new Place(element.label(), datum.label(), around(shown, words))));
                }
            }
        }
        return places.entrySet().stream()
                .map(entry -> new Shared(
                        key(entry.getKey()),
                        entry.getKey(),
                        entry.getValue().stream().limit(PLACES).toList()))
                .toList();
    }

    private static String around(String text, String words) {
        int at = Proposals.key(text).indexOf(Proposals.key(words));
        int from = Math.max(0, Math.min(at, text.length()) - AROUND);
        int to = Math.min(text.length(), Math.max(at, 0) + words.length() + AROUND);
        return (from > 0 ? "… " : "") + text.substring(from, to) + (to < text.length() ? " …" : "");
    }

    /** What was released, in the form in which texts are compared. */
    @Transactional(readOnly = true)
    Set<String> released(RequestId request) {
        Set<String> released = new HashSet<>();
        store.released(request).forEach(text -> released.add(Proposals.key(text)));
        return released;
    }

    /**
     * Lets words be given where they stand, though they are kept back elsewhere.
     *
     * @param keys of {@link Shared}
     * @param staff user name of the signed-in person
     * @throws ElementDecisionRefused when they reviewed the answer themselves, or nothing was chosen
     */
    public int release(Request request, Set<String> keys, String staff) {
        if (decisions.isReviewer(request.id(), staff)) {
            throw new ElementDecisionRefused("You reviewed this answer yourself. A second person must release it.");
        }
        List<Shared> chosen = undecided(request).stream()
                .filter(shared -> keys.contains(shared.key()))
                .toList();
        if (chosen.isEmpty()) {
            throw new ElementDecisionRefused("Tick at least one.");
        }
        chosen.forEach(shared -> store.release(request.id(), shared.words(), staff, clock.instant()));
        journal.record(
                request.id(),
                EventType.ELEMENTS_DECIDED,
                clock.instant(),
                staff,
                Map.of("decision", "release", "exemption", "none", "texts", Integer.toString(chosen.size())));
        return chosen.size();
    }

    /** What the gate found when the answer was last made; empty where it found nothing since the last approval. */
    @Transactional(readOnly = true)
    public List<Leak> found(RequestId request) {
        return store.isOpenAgain(request) ? store.lastFinding(request) : List.of();
    }

    private static String key(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Objects.requireNonNull(Proposals.key(words)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
