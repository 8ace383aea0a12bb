package uk.rightsdesk.breach;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.ApplicableTimePeriod.Step;
import uk.rightsdesk.clock.BreachPeriod;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestJournal;

/** The steps of the watch over the 72 hours, for as long as something is still to be decided or told. */
@Component
class BreachAlerts {

    private static final Duration DAY = Duration.ofDays(1);

    private final BreachJournal events;
    private final BreachReportStore reports;
    private final StaffNotices notices;
    private final Clock clock;

    BreachAlerts(BreachJournal events, BreachReportStore reports, StaffNotices notices, Clock clock) {
        this.events = events;
        this.reports = reports;
        this.notices = notices;
        this.clock = clock;
    }

    /** What happens next. */
    enum Alert {
        NONE,
        AFTER_48_HOURS,
        AFTER_66_HOURS,
        OVERDUE;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param at null where there is none */
    record Next(Alert alert, @Nullable Instant at) {}

    /** The alert that was not given yet; each of the first two once, the last one every day. */
    Next next(Breach breach) {
        if (!isOwing(breach)) {
            return new Next(Alert.NONE, null);
        }
        BreachPeriod period = breach.period();
        if (!wasGiven(breach, Alert.AFTER_48_HOURS) && clock.instant().isBefore(period.secondAlertAt())) {
            return new Next(Alert.AFTER_48_HOURS, period.firstAlertAt());
        }
        if (!wasGiven(breach, Alert.AFTER_66_HOURS) && !period.isLateAt(clock.instant())) {
            return new Next(Alert.AFTER_66_HOURS, period.secondAlertAt());
        }
        // a moment that is over fires at once
        long given = count(breach, Alert.OVERDUE);
        Instant at = period.dueAt().plus(DAY.multipliedBy(given));
        return new Next(
                Alert.OVERDUE, given == 0 ? at : later(at, lastGiven(breach).plus(DAY)));
    }

    /** Tells staff, unless meanwhile there is nothing left to tell them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(Breach breach, Alert alert) {
        if (!isOwing(breach)) {
            return;
        }
        NoticeRole role = alert == Alert.AFTER_48_HOURS ? NoticeRole.OFFICERS : NoticeRole.PRIVACY_LEAD;
        long number = count(breach, alert) + 1;
        boolean late = breach.period().isLateAt(clock.instant());
        notices.digest(
                role,
                "breach-alert:" + breach.id() + ":" + alert.code() + ":" + number,
                (late ? "Overdue: breach " : "Running out: the time for breach ") + breach.reference(),
                "To %s.\n\nBreach %s: %s\n%s\nIts open task waits in Tasklist.\n"
                        .formatted(role.words(), breach.reference(), owing(breach), words(breach.period())));
        events.record(breach.id(), EventType.BREACH_ALERTED, RequestJournal.SYSTEM, Map.of("alert", alert.code()));
    }

    /** The count of the 72 hours, in sentences. */
    static String words(BreachPeriod period) {
        return period.explanation().stream().map(Step::text).collect(Collectors.joining(" "));
    }

    private boolean isOwing(Breach breach) {
        return breach.closedAt() == null && (!breach.isSettled() || isReportOwing(breach) || isNoticeOwing(breach));
    }

    private String owing(Breach breach) {
        if (!breach.isSettled()) {
            return "nobody has decided yet whom to tell.";
        }
        return isReportOwing(breach)
                ? "the regulator has not been told yet."
                : "nobody has decided yet which people are written to.";
    }

    private boolean isReportOwing(Breach breach) {
        return tells(breach, Notification.REGULATOR)
                && reports.of(breach.id()).stream().noneMatch(BreachReport::isSent);
    }

    private static boolean isNoticeOwing(Breach breach) {
        return tells(breach, Notification.PEOPLE) && breach.affected() == null;
    }

    private static boolean tells(Breach breach, Notification notification) {
        BreachDecision decision = breach.decision();
        return decision != null && decision.notification().compareTo(notification) >= 0;
    }

    private boolean wasGiven(Breach breach, Alert alert) {
        return count(breach, alert) > 0;
    }

    private long count(Breach breach, Alert alert) {
        return events.of(breach.id()).stream()
                .filter(event -> event.type() == EventType.BREACH_ALERTED
                        && alert.code().equals(event.details().get("alert")))
                .count();
    }

    private Instant lastGiven(Breach breach) {
        return events.of(breach.id()).stream()
                .filter(event -> event.type() == EventType.BREACH_ALERTED)
                .reduce((_, last) -> last)
                .orElseThrow()
                .occurredAt()
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
