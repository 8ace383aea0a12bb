package uk.rightsdesk.clock;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** The count of one period under one rule, before it is put into words (law.md 3.1). */
record Reckoning(
        Rule rule,
        ClockFacts facts,
        Division division,
        LocalDate asOf,
        LocalDate start,
        Period period,
        CountedPauses pauses,
        WorkingDays workingDays) {

    static Reckoning of(
            Rule rule, ClockFacts facts, Division division, LocalDate asOf, Period period, WorkingDays workingDays) {
        LocalDate relevantOn = facts.relevantOn();
        LocalDate start = relevantOn == null ? facts.receivedOn() : relevantOn;
        CountedPauses pauses = rule.pauses()
                ? CountedPauses.of(
                        facts.pauses(),
                        start,
                        asOf,
                        excluded -> workingDays.firstWorkingDayFrom(
                                start.plus(period).plusDays(excluded), division))
                : CountedPauses.NONE;
        return new Reckoning(rule, facts, division, asOf, start, period, pauses, workingDays);
    }

    /** The same date so many months later, or the last day of a month that does not have that date. */
    LocalDate base() {
        return start.plus(period);
    }

    /** The last day before it is known whether it is a working day. */
    LocalDate unrolled() {
        return base().plusDays(pauses.excludedDays());
    }

    LocalDate due() {
        return roll(unrolled());
    }

    /**
     * The earlier of the two ways in which excluded days can be counted: after the months or before them (law.md 3.2).
     */
    LocalDate safeDue() {
        if (rule.safePeriod() != null) {
            return start.plus(rule.safePeriod());
        }
        return earlier(
                roll(base().plusDays(pauses.safeDays())),
                roll(start.plusDays(pauses.safeDays()).plus(period)));
    }

    /** The end of the first month, not moved to a working day; null where the rule knows no extension. */
    @Nullable
    LocalDate noticeDeadline() {
        if (rule.extendedPeriod() == null) {
            return null;
        }
        return earlier(
                start.plus(rule.period()).plusDays(pauses.safeDays()),
                start.plusDays(pauses.safeDays()).plus(rule.period()));
    }

    boolean isExtended() {
        return period.equals(rule.extendedPeriod());
    }

    boolean isProvisional() {
        return facts.relevantOn() == null || pauses.openSince() != null;
    }

    private LocalDate roll(LocalDate day) {
        return workingDays.firstWorkingDayFrom(day, division);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
