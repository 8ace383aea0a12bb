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
record CountedPauses(List<Span> spans, List<LocalDate> askedTooLate, @Nullable LocalDate openSince) {

    static final CountedPauses NONE = new CountedPauses(List.of(), List.of(), null);

    /** Days from the one to the other, both included. */
    record Span(LocalDate from, LocalDate to) {

        long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * @param asOf the day up to which a pause is counted whose answer is awaited
     * @param dueAfter the due date that so many excluded days lead to
     */
    static CountedPauses of(List<Pause> pauses, LocalDate start, LocalDate asOf, LongFunction<LocalDate> dueAfter) {
        List<Span> counted = new ArrayList<>();
        List<LocalDate> askedTooLate = new ArrayList<>();
        long excluded = 0;
        for (Span span : union(clip(pauses, start, asOf))) {
            if (span.from().isAfter(dueAfter.apply(excluded))) {
                askedTooLate.add(span.from());
            } else {
                counted.add(span);
                excluded += span.days();
            }
        }
        return new CountedPauses(
                List.copyOf(counted), List.copyOf(askedTooLate), openSince(pauses, start, counted));
    }

    /** The days that do not count: from the day of the question to the day of its answer, both included. */
    long excludedDays() {
        return spans.stream().mapToLong(Span::days).sum();
    }

    /** The same on the safe reading, under which the day of the answer counts again (law.md 3.2). */
    long safeDays() {
        return excludedDays() - spans.size();
    }

    private static @Nullable LocalDate openSince(List<Pause> pauses, LocalDate start, List<Span> counted) {
        return pauses.stream()
                .filter(pause -> pause.answeredOn() == null)
                .map(pause -> later(pause.askedOn(), start))
                .filter(day -> counted.stream().anyMatch(span -> span.contains(day)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<Span> clip(List<Pause> pauses, LocalDate start, LocalDate asOf) {
        List<Span> spans = new ArrayList<>();
        for (Pause pause : pauses) {
            LocalDate from = later(pause.askedOn(), start);
            LocalDate to = pause.answeredOn() == null ? later(asOf, from) : pause.answeredOn();
            if (!to.isBefore(from)) {
                spans.add(new Span(from, to));
            }
        }
        return spans;
    }

    private static List<Span> union(List<Span> spans) {
        List<Span> union = new ArrayList<>();
        for (Span span :
                spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (union.isEmpty() || span.from().isAfter(union.getLast().to())) {
                union.add(span);
            } else {
                Span last = union.removeLast();
                union.add(new Span(last.from(), later(last.to(), span.to())));
            }
        }
        return union;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
