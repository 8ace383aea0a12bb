package uk.rightsdesk.rights.access;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import uk.rightsdesk.redaction.DisclosureGate;
import uk.rightsdesk.redaction.Hiding;
import uk.rightsdesk.redaction.Leak;
import uk.rightsdesk.redaction.Needles;
import uk.rightsdesk.redaction.Proposals;
import uk.rightsdesk.redaction.Redaction;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** The last look at an answer before it goes: nothing that was kept back may be found in it. */
@Component
class AnswerGate {

    /** A long text is looked for by its parts of this many words: an extract gives it away too. */
    private static final int WORDS = 8;

    private final KeptBack keptBack;
    private final DisclosureReview review;
    private final CollectedData collectedData;
    private final ElementDecisions decisions;
    private final DisclosureStore store;
    private final RequestJournal journal;
    private final Clock clock;

    AnswerGate(
            KeptBack keptBack,
            DisclosureReview review,
            CollectedData collectedData,
            ElementDecisions decisions,
            DisclosureStore store,
            RequestJournal journal,
            Clock clock) {
        this.keptBack = keptBack;
        this.review = review;
        this.collectedData = collectedData;
        this.decisions = decisions;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens the archive. What is found is kept for the reviewer, and the review is theirs to change again.
     *
     * @return whether the archive may go
     */
    boolean passes(Request request, byte[] archive) {
        List<Leak> leaks = inspect(request, archive);
        if (leaks.isEmpty()) {
            return true;
        }
        store.found(request.id(), leaks, clock.instant());
        journal.record(request.id(), EventType.DISCLOSURE_STOPPED, Map.of("findings", Integer.toString(leaks.size())));
        return false;
    }

    List<Leak> inspect(Request request, byte[] archive) {
        Set<String> released = review.released(request.id());
        List<String> given = given(request.id());
        Set<String> sought = new LinkedHashSet<>();
        List<Leak> leaks = new ArrayList<>();
        review.undecided(request).forEach(shared -> leaks.add(new Leak("data.json", Hiding.SHARED, shared.words())));
        for (String text : keptBack.of(request)) {
            if (!released.contains(Proposals.key(text))) {
                sought.addAll(parts(text));
            }
        }
        // a phrase of a long text that the person's own records hold as well gives nothing away
        Needles needles = new Needles(
                sought.stream().filter(part -> part.indexOf(' ') > 0).toList());
        Set<String> phrases = new LinkedHashSet<>();
        given.forEach(text -> phrases.addAll(needles.in(text)));
        sought.removeAll(phrases);
        leaks.addAll(new DisclosureGate(sought, redactedFiles(request)).inspect(new ByteArrayInputStream(archive)));
        return leaks;
    }

    private List<String> given(RequestId request) {
        List<String> given = new ArrayList<>();
        collectedData
                .disclosed(request)
                .forEach(element -> element.data().forEach(datum -> {
                    if (datum.shown() != null) {
                        given.add(datum.shown());
                    }
                }));
        return given;
    }

    private static List<String> parts(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length < 2 * WORDS) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        for (int from = 0; from + WORDS <= words.length; from += WORDS) {
            parts.add(String.join(" ", List.of(words).subList(from, from + WORDS)));
        }
        return parts;
    }

    /** Files with boxes, by the beginning of their name in the archive. */
    private Map<String, List<Redaction.Box>> redactedFiles(Request request) {
        Map<String, List<Redaction.Box>> boxed = new HashMap<>();
        List<CollectedElement> disclosed = collectedData.disclosed(request.id());
        DisclosedFiles files = DisclosedFiles.among(disclosed, request.id(), collectedData);
        for (CollectedElement element : disclosed) {
            for (Redacted redacted : decisions.redactions(request.id(), ElementKey.of(element))) {
                if (redacted.redaction() instanceof Redaction.Box box) {
                    element.data().stream()
                            .filter(datum -> datum.column().equals(box.column()) && datum.file())
                            .forEach(datum -> boxed.computeIfAbsent(
                                            files.of(element, datum).path(), _ -> new ArrayList<>())
                                    .add(box));
                }
            }
        }
        return boxed;
    }
}
