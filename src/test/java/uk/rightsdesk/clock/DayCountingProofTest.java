package uk.rightsdesk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every date there is, against a model that was written independently and counts days one by one. */
class DayCountingProofTest {

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2028, 7, 31);
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 19);

    private static final List<Shape> SHAPES = List.of(
            new Shape(0),
            new Shape(0, days(4, 12), days(10, 20)), // overlapping
            new Shape(10, days(2, 15), days(20, 20)), // from before the relevant date, and answered on the same day
            new Shape(0, days(31, 40), days(44, 50))); // on the last day or too late

    private final StatutoryClock clock = new StatutoryClock(WorkingDays.ofUnitedKingdom());

    /** Pauses and the relevant date, in days after receipt. */
    private record Shape(int relevantAfter, int[]... pauses) {

        ClockFacts facts(LocalDate received, boolean extended) {
            List<Prerequisite> prerequisites = relevantAfter == 0
                    ? List.of()
                    : List.of(new Prerequisite(Topic.IDENTITY, received.plusDays(relevantAfter)));
            List<Pause> asked = Stream.of(pauses)
                    .map(pause -> new Pause(received.plusDays(pause[0]), received.plusDays(pause[1])))
                    .toList();
            return new ClockFacts(received, prerequisites, asked, extended ? new Extension(null) : null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAgreeWithTheModelOnEveryDate(Division division, TestReporter reporter) {
        int cases = compareEveryDate(division, SHAPES);

        reporter.publishEntry("access requests compared in " + division, String.valueOf(cases));
        assertThat(cases).isEqualTo(3500 * SHAPES.size() * 2);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void shouldAgreeWithTheModelOnEveryDateAndPauseLength(Division division, TestReporter reporter) {
        List<Shape> shapes = new ArrayList<>();
        for (int asked = 0; asked <= 100; asked += 4) {
            for (int length : new int[] {0, 1, 6, 29}) {
                shapes.add(new Shape(asked % 3, days(asked, asked + length)));
            }
        }

        int cases = compareEveryDate(division, shapes);

        reporter.publishEntry("access requests compared in " + division, String.valueOf(cases));
        assertThat(cases).isEqualTo(3500 * shapes.size() * 2);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void shouldAgreeWithTheModelOnManyPauses(Division division) {
        DayCountingModel model = new DayCountingModel(division);
        Random random = new Random(20260619);
        for (int i = 0; i < 200_000; i++) {
            int[][] pauses = new int[random.nextInt(5)][];
            for (int p = 0; p < pauses.length; p++) {
                int asked = random.nextInt(60);
                pauses[p] = days(asked, asked + random.nextInt(12));
            }
            Shape shape = new Shape(random.nextInt(8), pauses);
            compare(model, shape, FIRST.plusDays(random.nextInt(3500)), random.nextBoolean(), division);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAgreeWithTheModelOnEveryAcknowledgement(Division division) {
        DayCountingModel model = new DayCountingModel(division);
        FIRST.datesUntil(LAST.plusDays(1)).forEach(received -> {
            ClockFacts facts = new ClockFacts(received, List.of(), List.of(), null);

            ApplicableTimePeriod period = clock.compute(Obligation.COMPLAINT_ACKNOWLEDGEMENT, facts, division, AS_OF);

            assertThat(period.due()).isEqualTo(model.acknowledgement(received));
            assertThat(period.safeDue()).isEqualTo(model.safeAcknowledgement(received));
        });
    }

    private int compareEveryDate(Division division, List<Shape> shapes) {
        DayCountingModel model = new DayCountingModel(division);
        int cases = 0;
        for (LocalDate received = FIRST; !received.isAfter(LAST); received = received.plusDays(1)) {
            for (Shape shape : shapes) {
                compare(model, shape, received, false, division);
                compare(model, shape, received, true, division);
                cases += 2;
            }
        }
        return cases;
    }

    private void compare(DayCountingModel model, Shape shape, LocalDate received, boolean extended, Division division) {
        ClockFacts facts = shape.facts(received, extended);
        LocalDate relevant = received.plusDays(shape.relevantAfter());

        ApplicableTimePeriod period = clock.compute(Obligation.ACCESS_RESPONSE, facts, division, AS_OF);

        DayCountingModel.Dates expected = model.access(relevant, facts.pauses(), extended);
        if (!expected.due().equals(period.due())
                || !expected.safeDue().equals(period.safeDue())
                || !expected.noticeDeadline().equals(period.noticeDeadline())) {
            throw new AssertionError("%s %s: expected %s but was %s, %s, %s"
                    .formatted(division, facts, expected, period.due(), period.safeDue(), period.noticeDeadline()));
        }
    }

    private static int[] days(int asked, int answered) {
        return new int[] {asked, answered};
    }
}
