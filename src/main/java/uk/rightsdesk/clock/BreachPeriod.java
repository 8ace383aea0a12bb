package uk.rightsdesk.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import uk.rightsdesk.clock.ApplicableTimePeriod.Step;

/**
 * The time in which the regulator is told of a personal data breach: 72 hours that elapse, on weekends and bank
 * holidays too, from the moment the company became aware (UK GDPR Article 33(1)).
 *
 * @param awareAt when the company became aware
 */
public record BreachPeriod(Instant awareAt) {

    private static final String CITATION = "UK GDPR Article 33(1)";
    private static final Duration WHOLE = Duration.ofHours(72);
    private static final Duration FIRST_ALERT = Duration.ofHours(48);
    private static final Duration SECOND_ALERT = Duration.ofHours(66);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM uuuu 'at' HH:mm", Locale.UK)
            .withZone(StatutoryClock.LONDON);

    /** The last moment in which telling the regulator is in time. */
    public Instant dueAt() {
        return awareAt.plus(WHOLE);
    }

    /** When a day is left: the officers are told. */
    public Instant firstAlertAt() {
        return awareAt.plus(FIRST_ALERT);
    }

    /** When six hours are left: whoever answers for the desk is told. */
    public Instant secondAlertAt() {
        return awareAt.plus(SECOND_ALERT);
    }

    /** Whether a report at that moment needs reasons for the delay. */
    public boolean isLateAt(Instant moment) {
        return moment.isAfter(dueAt());
    }

    /** How the moment was found, in sentences with their sources; times in Europe/London. */
    public List<Step> explanation() {
        return List.of(
                new Step("We became aware on " + MOMENT.format(awareAt) + ".", CITATION),
                new Step(
                        "72 hours from then is " + MOMENT.format(dueAt())
                                + ". Hours count on weekends and bank holidays too.",
                        CITATION),
                new Step(
                        "After that a report must say why it is late. What is not known in time may follow.",
                        "UK GDPR Article 33(1) and (4)"));
    }
}
