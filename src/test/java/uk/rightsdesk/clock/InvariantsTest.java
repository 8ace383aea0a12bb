package uk.rightsdesk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every request, on requests made up at random from a fixed seed. */
class InvariantsTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 19);
    private static final int REQUESTS = 3000;

    private final StatutoryClock clock = new StatutoryClock(WorkingDays.ofUnitedKingdom());
    private final WorkingDays workingDays = WorkingDays.ofUnitedKingdom();

    record Sample(ClockFacts facts, Division division) {}

    static Stream<List<Sample>> requests() {
        Random random = new Random(42);
        List<Sample> samples = IntStream.range(0, REQUESTS)
                .mapToObj(i -> new Sample(facts(random), Division.values()[random.nextInt(3)]))
                .toList();
        return Stream.of(samples);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldNeverBeEarlierForAnExtension(List<Sample> samples) {
        for (Sample sample : samples) {
            ApplicableTimePeriod ordinary = access(sample.facts(), sample.division());
            ApplicableTimePeriod extended = access(extended(sample.facts()), sample.division());

            assertThat(extended.due()).as("%s", sample).isAfter(ordinary.due());
            assertThat(extended.safeDue()).as("%s", sample).isAfter(ordinary.safeDue());
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldNeverBeShortenedByAPause(List<Sample> samples) {
        for (Sample sample : samples) {
            ApplicableTimePeriod paused = access(sample.facts(), sample.division());
            ApplicableTimePeriod running = access(withoutPauses(sample.facts()), sample.division());

            assertThat(paused.due()).as("%s", sample).isAfterOrEqualTo(running.due());
            assertThat(paused.safeDue()).as("%s", sample).isAfterOrEqualTo(running.safeDue());
            assertThat(paused.noticeDeadline()).as("%s", sample).isAfterOrEqualTo(running.noticeDeadline());
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldBeTheSameWhenComputedAgain(List<Sample> samples) {
        StatutoryClock another = new StatutoryClock(WorkingDays.ofUnitedKingdom());
        for (Sample sample : samples) {
            assertThat(another.compute(Obligation.ACCESS_RESPONSE, sample.facts(), sample.division(), AS_OF))
                    .isEqualTo(access(sample.facts(), sample.division()));
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldKeepTheDatesInOrder(List<Sample> samples) {
        for (Sample sample : samples) {
            ApplicableTimePeriod period = access(sample.facts(), sample.division());

            assertThat(period.noticeDeadline()).as("%s", sample).isBeforeOrEqualTo(period.safeDue());
            assertThat(period.safeDue()).as("%s", sample).isBeforeOrEqualTo(period.due());
            assertThat(workingDays.isWorkingDay(period.due(), sample.division()))
                    .isTrue();
            assertThat(workingDays.isWorkingDay(period.safeDue(), sample.division()))
                    .isTrue();
        }
    }

    private ApplicableTimePeriod access(ClockFacts facts, Division division) {
        return clock.compute(Obligation.ACCESS_RESPONSE, facts, division, AS_OF);
    }

    private static ClockFacts extended(ClockFacts facts) {
        return new ClockFacts(facts.receivedOn(), facts.prerequisites(), facts.pauses(), new Extension(null));
    }

    private static ClockFacts withoutPauses(ClockFacts facts) {
        return new ClockFacts(facts.receivedOn(), facts.prerequisites(), List.of(), facts.extension());
    }

    private static ClockFacts facts(Random random) {
        LocalDate received = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3300));
        List<Prerequisite> prerequisites = random.nextBoolean()
                ? List.of()
                : List.of(new Prerequisite(Topic.AUTHORITY, received.plusDays(random.nextInt(20))));
        List<Pause> pauses = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate asked = received.plusDays(random.nextInt(60));
            pauses.add(new Pause(asked, asked.plusDays(random.nextInt(25))));
        }
        return new ClockFacts(received, prerequisites, pauses, null);
    }
}
