package uk.rightsdesk.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Works out every statutory date (UK GDPR Articles 12 and 12A, Data Protection Act 2018 section 164A; law.md 3.1 to 3.3
 * and 3.14). A function of its arguments and the calendar alone: the same question has the same answer. Safe between
 * threads.
 */
public final class StatutoryClock {

    /** The zone in which days begin and end, wherever the requester or the machine is. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Supplier<WorkingDays> calendar;

    public StatutoryClock(WorkingDays workingDays) {
        this(() -> workingDays);
    }

    /** @param calendar asked anew for every computation: bank holidays are proclaimed while requests are open */
    public StatutoryClock(Supplier<WorkingDays> calendar) {
        this.calendar = calendar;
    }

    /** The day on which something happened: an email of 23:30 UTC in summer is received on the next day. */
    public static LocalDate dateOf(Instant instant) {
        return instant.atZone(LONDON).toLocalDate();
    }

    /**
     * The period that follows from a ledger.
     *
     * @param asOf the day on which the question is asked: the law in force on it applies, and a pause whose answer is
     *     awaited is counted up to it; another day replays the same ledger under the law of that day
     * @throws NoRuleInForceException where the law knew no such period on that day
     * @throws BankHolidaysUnknownException where a date would fall after the last known year
     */
    public ApplicableTimePeriod compute(Obligation obligation, Ledger ledger, Division division, LocalDate asOf) {
        return compute(obligation, ledger.facts(), division, asOf);
    }

    /** As {@link #compute(Obligation, Ledger, Division, LocalDate)}, for facts that did not come from a ledger. */
    public ApplicableTimePeriod compute(Obligation obligation, ClockFacts facts, Division division, LocalDate asOf) {
        Rule rule = Rule.inForce(obligation, asOf);
        ClockFacts relevant = obligation == Obligation.COMPLAINT_ACKNOWLEDGEMENT ? receiptAlone(facts) : facts;
        Reckoning reckoning = reckon(rule, relevant, division, asOf);
        return new ApplicableTimePeriod(
                relevant.receivedOn(),
                relevant.relevantOn(),
                reckoning.isProvisional(),
                reckoning.pauses().openSince() != null,
                reckoning.isExtended(),
                reckoning.due(),
                reckoning.safeDue(),
                reckoning.noticeDeadline(),
                Explanation.of(reckoning),
                rule.id());
    }

    /** An extension whose notice came too late extends nothing, whatever the ledger says (Article 12A(3)). */
    private Reckoning reckon(Rule rule, ClockFacts facts, Division division, LocalDate asOf) {
        WorkingDays workingDays = calendar.get();
        Reckoning ordinary = Reckoning.of(rule, facts, division, asOf, rule.period(), workingDays);
        LocalDate noticeDeadline = ordinary.noticeDeadline();
        if (facts.extension() == null || rule.extendedPeriod() == null || noticeDeadline == null) {
            return ordinary;
        }
        LocalDate noticeSentOn = facts.extension().noticeSentOn();
        if (noticeSentOn != null && noticeSentOn.isAfter(noticeDeadline)) {
            return ordinary;
        }
        return Reckoning.of(rule, facts, division, asOf, rule.extendedPeriod(), workingDays);
    }

    /** A complaint is acknowledged within a period from its receipt that nothing moves (section 164A; law.md 3.14). */
    private static ClockFacts receiptAlone(ClockFacts facts) {
        return new ClockFacts(facts.receivedOn(), List.of(), List.of(), null);
    }
}
