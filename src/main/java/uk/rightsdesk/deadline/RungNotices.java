package uk.rightsdesk.deadline;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.request.Request;

/** What staff read when a step of the ladder is reached. */
@Component
class RungNotices {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

    private final StaffNotices notices;

    RungNotices(StaffNotices notices) {
        this.notices = notices;
    }

    /** One notice for a request, a step and a date. */
    void send(Request request, Rung rung, NoticeRole role, ApplicableTimePeriod period) {
        LocalDate date = rung.dateIn(period);
        String about = request.reference() + ", due " + DATE.format(date);
        notices.send(
                role,
                "deadline:" + request.id() + ":" + rung.code() + ":" + date,
                request.id(),
                headline(rung) + about,
                "To %s.\n\n%s%s\n"
                        .formatted(role.words(), text(rung, period), provisional(period))
                        .replace("{reference}", request.reference()));
    }

    private static String headline(Rung rung) {
        return switch (rung) {
            case OVERDUE -> "Overdue: ";
            case SAFE_DATE_PASSED -> "Earlier due date passed: ";
            case DUE_TODAY -> "Due today: ";
            default -> "Due soon: ";
        };
    }

    private static String text(Rung rung, ApplicableTimePeriod period) {
        String safe = DATE.format(period.safeDue());
        String due = DATE.format(period.due());
        return switch (rung) {
            case OVERDUE ->
                "The answer to {reference} was due by " + due
                        + " and is late. Complete its open task in Tasklist today; every day counts.";
            case SAFE_DATE_PASSED ->
                "By the earlier reading of the law the answer to {reference} was due by " + safe
                        + ". It becomes overdue after " + due + ".";
            case DUE_TODAY -> "The answer to {reference} is due today, " + safe + ". Its open task waits in Tasklist.";
            default -> "The answer to {reference} is due by " + safe + ". Its open task waits in Tasklist.";
        };
    }

    private static String provisional(ApplicableTimePeriod period) {
        return ClockState.of(period) == ClockState.NOT_STARTED
                ? "\n\nThe date is provisional: it is counted from receipt as long as what was asked of the requester is"
                        + " outstanding. It moves only if that was asked for promptly and with reason."
                : "";
    }
}
