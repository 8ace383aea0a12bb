package uk.rightsdesk.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.LedgerEntry.Kind;

/**
 * The happenings that bear on one request's or complaint's period, in the order in which they happened. Asking again
 * before the answer came is a reminder, and a second answer to the same question is more of the first: neither moves
 * anything.
 *
 * @throws InvalidLedgerException where it does not begin with the one receipt, runs backwards in time, holds an answer
 *     to what was never asked, or extends twice
 */
public record Ledger(List<LedgerEntry> entries) {

    public Ledger {
        entries = List.copyOf(entries);
        requireOneReceiptAtTheStart(entries);
        requireTimeToRunForward(entries);
        requireQuestionsBeforeAnswers(entries);
        if (entries.stream().filter(entry -> entry.kind() == Kind.EXTENDED).count() > 1) {
            throw new InvalidLedgerException("a period is extended once only");
        }
    }

    /** What the entries come to. */
    ClockFacts facts() {
        Map<Topic, Prerequisite> prerequisites = new EnumMap<>(Topic.class);
        List<Pause> pauses = new ArrayList<>();
        Extension extension = null;
        for (LedgerEntry entry : entries) {
            switch (entry.kind()) {
                case RECEIVED -> {}
                case IDENTITY_ASKED -> await(prerequisites, Topic.IDENTITY);
                case AUTHORITY_ASKED -> await(prerequisites, Topic.AUTHORITY);
                case FEE_ASKED -> await(prerequisites, Topic.FEE);
                case IDENTITY_RECEIVED -> meet(prerequisites, Topic.IDENTITY, entry.on());
                case AUTHORITY_RECEIVED -> meet(prerequisites, Topic.AUTHORITY, entry.on());
                case FEE_PAID -> meet(prerequisites, Topic.FEE, entry.on());
                case FEE_WAIVED -> prerequisites.remove(Topic.FEE);
                case CLARIFICATION_ASKED -> {
                    if (openPause(pauses) == null) {
                        pauses.add(new Pause(entry.on(), null));
                    }
                }
                case CLARIFICATION_ANSWERED -> {
                    Pause open = openPause(pauses);
                    if (open != null) {
                        pauses.set(pauses.size() - 1, new Pause(open.askedOn(), entry.on()));
                    }
                }
                case EXTENDED -> extension = new Extension(entry.on());
            }
        }
        return new ClockFacts(entries.getFirst().on(), List.copyOf(prerequisites.values()), pauses, extension);
    }

    private static void await(Map<Topic, Prerequisite> prerequisites, Topic topic) {
        prerequisites.put(topic, new Prerequisite(topic, null));
    }

    private static void meet(Map<Topic, Prerequisite> prerequisites, Topic topic, LocalDate on) {
        Prerequisite asked = prerequisites.get(topic);
        if (asked != null && asked.metOn() == null) {
            prerequisites.put(topic, new Prerequisite(topic, on));
        }
    }

    private static @Nullable Pause openPause(List<Pause> pauses) {
        return pauses.isEmpty() || pauses.getLast().answeredOn() != null ? null : pauses.getLast();
    }

    private static void requireOneReceiptAtTheStart(List<LedgerEntry> entries) {
        if (entries.isEmpty() || entries.getFirst().kind() != Kind.RECEIVED) {
            throw new InvalidLedgerException("a ledger begins with the receipt of the request");
        }
        if (entries.stream().filter(entry -> entry.kind() == Kind.RECEIVED).count() > 1) {
            throw new InvalidLedgerException("a request is received once only");
        }
    }

    private static void requireTimeToRunForward(List<LedgerEntry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            LedgerEntry earlier = entries.get(i - 1);
            LedgerEntry later = entries.get(i);
            if (later.on().isBefore(earlier.on())) {
                throw new InvalidLedgerException("%s on %s stands after %s on %s"
                        .formatted(later.kind(), later.on(), earlier.kind(), earlier.on()));
            }
        }
    }

    private static void requireQuestionsBeforeAnswers(List<LedgerEntry> entries) {
        List<Kind> asked = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            asked.add(entry.kind());
            Kind question = questionOf(entry.kind());
            if (question != null && !asked.contains(question)) {
                throw new InvalidLedgerException(
                        "%s on %s answers what was not asked before".formatted(entry.kind(), entry.on()));
            }
        }
    }

    private static @Nullable Kind questionOf(Kind kind) {
        return switch (kind) {
            case IDENTITY_RECEIVED -> Kind.IDENTITY_ASKED;
            case AUTHORITY_RECEIVED -> Kind.AUTHORITY_ASKED;
            case FEE_PAID, FEE_WAIVED -> Kind.FEE_ASKED;
            case CLARIFICATION_ANSWERED -> Kind.CLARIFICATION_ASKED;
            case RECEIVED, IDENTITY_ASKED, AUTHORITY_ASKED, FEE_ASKED, CLARIFICATION_ASKED, EXTENDED -> null;
        };
    }
}
