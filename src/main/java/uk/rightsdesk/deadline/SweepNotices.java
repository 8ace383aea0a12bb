package uk.rightsdesk.deadline;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uk.rightsdesk.deadline.SweepStore.Found;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.StaffNotices;

/** What staff read after a sweep: references, dates and reasons, each role what it has to act on. */
@Component
class SweepNotices {

    private static final int LISTED = 50;

    private static final Map<NoticeRole, Set<AttentionReason>> CONCERNS = Map.of(
            NoticeRole.OFFICERS, EnumSet.allOf(AttentionReason.class),
            NoticeRole.PRIVACY_LEAD, EnumSet.of(AttentionReason.OVERDUE),
            NoticeRole.OPERATIONS,
                    EnumSet.of(AttentionReason.NO_DATE, AttentionReason.IN_INCIDENT, AttentionReason.NO_INSTANCE));

    private final StaffNotices notices;

    SweepNotices(StaffNotices notices) {
        this.notices = notices;
    }

    /** One notice a day for each role that has something to act on. */
    void send(LocalDate today, List<Found> found, boolean engineAsked) {
        CONCERNS.forEach((role, reasons) -> {
            List<Found> concerns =
                    found.stream().filter(one -> reasons.contains(one.reason())).toList();
            if (!concerns.isEmpty()) {
                notices.digest(
                        role,
                        "sweep:" + today + ":" + role.code(),
                        "Needs attention: %d findings, %s".formatted(concerns.size(), today),
                        "To %s.\n\n%s%s".formatted(role.words(), list(concerns), unknown(engineAsked)));
            }
        });
    }

    void warnOfTheCalendarsEnd(int lastKnownYear, LocalDate today) {
        notices.digest(
                NoticeRole.OPERATIONS,
                "calendar-ends:" + lastKnownYear + ":" + today.getYear() + "-" + today.getMonthValue(),
                "The calendar of bank holidays ends with " + lastKnownYear,
                """
                To operations.

                Bank holidays are known to the end of %d only. A due date after that cannot be computed, and requests \
                that reach beyond it will fail. Compare the calendar with https://www.gov.uk/bank-holidays.json, put \
                what differs into the file of rightsdesk.calendar.overrides, and raise \
                rightsdesk.calendar.last-known-year.
                """.formatted(lastKnownYear));
    }

    private static String list(List<Found> found) {
        Map<AttentionReason, List<Found>> byReason =
                found.stream().collect(Collectors.groupingBy(Found::reason, TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byReason.forEach((reason, some) -> {
            text.append(reason.words()).append(" (").append(some.size()).append("):\n");
            some.stream()
                    .limit(LISTED)
                    .forEach(one -> text.append("  ")
                            .append(one.reference())
                            .append(one.dueOn() == null ? "" : ", due " + one.dueOn())
                            .append('\n'));
            text.append(some.size() > LISTED ? "  and more\n\n" : "\n");
        });
        return text.toString();
    }

    private static String unknown(boolean engineAsked) {
        return engineAsked
                ? ""
                : "The engine could not be asked: which requests are in incident, and whether their processes still run,"
                        + " is unknown.\n";
    }
}
