package uk.rightsdesk.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import uk.rightsdesk.clock.ApplicableTimePeriod.Step;

/**
 * Puts a count into the words of a letter: each sentence says what happened, what follows from it, and by what rule.
 */
final class Explanation {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

    private final Reckoning reckoning;
    private final Rule.Citations citations;
    private final List<Step> steps = new ArrayList<>();

    private Explanation(Reckoning reckoning) {
        this.reckoning = reckoning;
        this.citations = reckoning.rule().citations();
    }

    static List<Step> of(Reckoning reckoning) {
        Explanation explanation = new Explanation(reckoning);
        explanation.receipt();
        explanation.start();
        explanation.extension();
        explanation.lastDay();
        explanation.questionsThatPauseNothing();
        explanation.safeReading();
        return List.copyOf(explanation.steps);
    }

    private void receipt() {
        String what = isComplaint() ? "complaint" : "request";
        say(
                citations.period(),
                "We received your %s on %s.",
                what,
                day(reckoning.facts().receivedOn()));
    }

    private void start() {
        List<Topic> outstanding = reckoning.facts().outstanding();
        if (!outstanding.isEmpty()) {
            say(
                    citations.start(),
                    "We are waiting for %s. The period starts on the day we receive it; until then our dates are"
                            + " provisional and counted from the day we received your request.",
                    words(outstanding));
        } else if (reckoning.start().isAfter(reckoning.facts().receivedOn())) {
            say(
                    citations.start(),
                    "The period starts on %s, the day we received %s.",
                    day(reckoning.start()),
                    words(reckoning.facts().topicsMetOn(reckoning.start())));
        }
    }

    private void extension() {
        Extension extension = reckoning.facts().extension();
        if (extension == null) {
            return;
        }
        LocalDate sentOn = extension.noticeSentOn();
        if (reckoning.isExtended()) {
            say(
                    citations.extension(),
                    "We told you%s why we need longer, so the period is %s from its start.",
                    sentOn == null ? "" : " on " + day(sentOn),
                    length(reckoning.period()));
        } else if (sentOn != null) {
            say(
                    citations.extension(),
                    "We told you on %s that we need longer. That was too late to extend the period.",
                    day(sentOn));
        }
    }

    private void lastDay() {
        LocalDate base = reckoning.base();
        String counted = isComplaint()
                ? "We have %s to acknowledge it, counted from the next day: the last of them is "
                        .formatted(length(reckoning.period()))
                : "%s from %s is ".formatted(capital(length(reckoning.period())), from());
        if (reckoning.pauses().spans().isEmpty()) {
            say(lastDayCitation(citations.period()), "%s%s", counted, ending(base, missingDate(base)));
        } else {
            say(citations.period(), "%s%s%s.", counted, day(base), missingDate(base));
            pauses();
            say(
                    lastDayCitation(citations.pause()),
                    "Moved on by %s, the last day is %s",
                    days(reckoning.pauses().excludedDays()),
                    ending(reckoning.unrolled(), ""));
        }
    }

    private void pauses() {
        CountedPauses pauses = reckoning.pauses();
        for (CountedPauses.Span span : pauses.spans()) {
            if (span.days() == 1) {
                say(
                        citations.pause(),
                        "We waited on %s for you to tell us more about what you are asking for, so that day does not"
                                + " count.",
                        day(span.from()));
            } else {
                say(
                        citations.pause(),
                        "We waited from %s to %s for you to tell us more about what you are asking for, so those %s"
                                + " do not count.",
                        day(span.from()),
                        day(span.to()),
                        days(span.days()));
            }
        }
        if (pauses.openSince() != null) {
            say(
                    citations.pause(),
                    "We are still waiting for your answer. Until we have it the period is paused, and our dates are"
                            + " those that an answer on %s would give.",
                    day(pauses.spans().getLast().to()));
        }
    }

    private void questionsThatPauseNothing() {
        for (LocalDate askedOn : reckoning.pauses().askedTooLate()) {
            say(
                    citations.pause(),
                    "The question we asked on %s came after the end of the period and does not pause it.",
                    day(askedOn));
        }
        if (!reckoning.rule().pauses() && !reckoning.facts().pauses().isEmpty()) {
            say(citations.period(), "While we wait for an answer to a question of ours, this period runs on.");
        }
    }

    private void safeReading() {
        LocalDate safeDue = reckoning.safeDue();
        if (!safeDue.equals(reckoning.due())) {
            say(
                    isComplaint() ? citations.period() : citations.pause(),
                    "The law can be read to set an earlier date, so we aim for %s.",
                    WEEKDAY.format(safeDue));
        }
    }

    private String ending(LocalDate day, String remark) {
        if (reckoning.due().equals(day)) {
            return "%s%s, and the period ends at the end of that day.".formatted(WEEKDAY.format(day), remark);
        }
        return "%s%s, which is %s, so the period ends at the end of the next working day, %s."
                .formatted(day(day), remark, whyNotWorking(day), WEEKDAY.format(reckoning.due()));
    }

    private String whyNotWorking(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend
                ? "a " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK)
                : "a bank holiday in " + reckoning.division().title();
    }

    private String lastDayCitation(String rule) {
        return reckoning.due().equals(reckoning.unrolled()) ? rule : rule + "; " + citations.end();
    }

    /** "then" where the date just given is the start. */
    private String from() {
        boolean justGiven =
                reckoning.facts().outstanding().isEmpty() && reckoning.facts().extension() == null;
        return justGiven ? "then" : day(reckoning.start());
    }

    private String missingDate(LocalDate base) {
        int wanted = reckoning.start().getDayOfMonth();
        return isComplaint() || base.getDayOfMonth() == wanted
                ? ""
                : " (there is no %d %s)".formatted(wanted, base.getMonth().getDisplayName(TextStyle.FULL, Locale.UK));
    }

    private boolean isComplaint() {
        return reckoning.rule().obligation() == Obligation.COMPLAINT_ACKNOWLEDGEMENT;
    }

    private void say(String citation, String sentence, Object... words) {
        steps.add(new Step(sentence.formatted(words), citation));
    }

    private static String words(List<Topic> topics) {
        return topics.stream().map(Topic::words).collect(Collectors.joining(" and "));
    }

    private static String length(Period period) {
        if (period.getDays() > 0) {
            return days(period.getDays());
        }
        return period.getMonths() == 1 ? "one month" : "three months";
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }
}
