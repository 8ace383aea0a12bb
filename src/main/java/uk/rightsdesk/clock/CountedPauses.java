package uk.rightsdesk.clock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The pauses that count towards one period (UK GDPR Article 12A(5)): no day before the period's start, no question that
 * was asked after its end. The end of a pause is not clipped.
 *
 * @param spans disjoint, oldest first
 * @param askedTooLate the days of questions that paused nothing, because the period was over
 * @param openSince the day from which a pause is counted whose answer is awaited; null where none is
 */
record CountedPauses(
        List<Span> spans,
        List<LocalDate> askedTooLate,
        @Nullable LocalDate openSince) {

    static final CountedPauses NONE = new CountedPauses(List.of(), List.of(), null);

    /** Days from the one to the other, both included. */
    record Span(LocalDate from, LocalDate to) {

        long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }
    }

    /**
     * @param asOf the day up to which a pause is counted whose answer is awaited
     * @param dueAfter the due date that so many excluded days lead to
     */
    static CountedPauses of(List<Pause> pauses, LocalDate start, LocalDate asOf, LongFunction<LocalDate> dueAfter) {
        List<Span> spans = new ArrayList<>();
        List<LocalDate> askedTooLate = new ArrayList<>();
        LocalDate openSince = null;
        for (Pause pause : inOrderOfTheQuestions(pauses)) {
            LocalDate from = later(pause.askedOn(), start);
            LocalDate to = pause.answeredOn() == null ? later(asOf, from) : pause.answeredOn();
            if (to.isBefore(from)) {
                continue; // answered before the period started
            }
            if (from.isAfter(dueAfter.apply(days(spans)))) {
                askedTooLate.add(from);
                continue;
            }
            unite(spans, new Span(from, to));
            if (pause.answeredOn() == null && openSince == null) {
                openSince = from;
            }
        }
        return new CountedPauses(List.copyOf(spans), List.copyOf(askedTooLate), openSince);
    }

    /** The days that do not count: from the day of the question to the day of its answer, both included. */
    long excludedDays() {
        return days(spans);
    }

    /** The same on the safe reading, under which the day of the answer counts again (law.md 3.2). */
    long safeDays() {
        return excludedDays() - spans.size();
    }

    private static List<Pause> inOrderOfTheQuestions(List<Pause> pauses) {
        return pauses.stream().sorted(Comparator.comparing(Pause::askedOn)).toList();
    }

    /** Adds a span that does not begin before the others; days that they share are counted once. */
    private static void unite(List<Span> spans, Span span) {
        if (spans.isEmpty() || span.from().isAfter(spans.getLast().to())) {
            spans.add(span);
        } else {
            Span last = spans.removeLast();
            spans.add(new Span(last.from(), later(last.to(), span.to())));
        }
    }

    private static long days(List<Span> spans) {
        return spans.stream().mapToLong(Span::days).sum();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
