package uk.rightsdesk.clock;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statutory clock a second time, written from law.md 3.1 without the code it is compared with: one day after
 * another on a paper calendar of its own, no date arithmetic of {@code java.time}, bank holidays from gov.uk's file.
 */
final class DayCountingModel {

    private static final int FIRST_YEAR = 2019;
    private static final int LAST_YEAR = 2028;
    private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final long firstEpochDay = LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    private final int[] dayOfMonth = new int[(LAST_YEAR - FIRST_YEAR + 1) * 366];
    private final int[] month = new int[dayOfMonth.length];
    private final BitSet off = new BitSet();

    record Dates(LocalDate due, LocalDate safeDue, LocalDate noticeDeadline) {}

    DayCountingModel(Division division) {
        int day = 0;
        int weekday = 1; // 1 January 2019 was a Tuesday; Monday is 0
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            for (int inYear = 0; inYear < 12; inYear++) {
                int length = LENGTHS[inYear] + (inYear == 1 && year % 4 == 0 ? 1 : 0);
                for (int date = 1; date <= length; date++) {
                    dayOfMonth[day] = date;
                    month[day] = (year - FIRST_YEAR) * 12 + inYear;
                    if (weekday >= 5) {
                        off.set(day);
                    }
                    weekday = (weekday + 1) % 7;
                    day++;
                }
            }
            PublishedBankHolidays.of(division, year).forEach(holiday -> off.set(number(holiday)));
        }
    }

    /** An access request counted from the relevant date. */
    Dates access(LocalDate relevant, List<Pause> pauses, boolean extended) {
        int start = number(relevant);
        int months = extended ? 3 : 1;
        BitSet excluded = new BitSet();
        BitSet excludedSafely = new BitSet();
        for (Pause pause :
                pauses.stream().sorted(Comparator.comparing(Pause::askedOn)).toList()) {
            int asked = number(pause.askedOn());
            int answered = number(pause.answeredOn());
            int end = workingDay(walk(sameDate(start, months), excluded.cardinality()));
            if (asked <= end) {
                for (int day = start; day <= answered; day++) {
                    if (day >= asked) {
                        excluded.set(day);
                    }
                    if (day >= asked && day < answered) {
                        excludedSafely.set(day);
                    }
                }
            }
        }
        int safe = excludedSafely.cardinality();
        int due = workingDay(walk(sameDate(start, months), excluded.cardinality()));
        int safeDue = Math.min(
                workingDay(walk(sameDate(start, months), safe)), workingDay(sameDate(walk(start, safe), months)));
        int notice = Math.min(walk(sameDate(start, 1), safe), sameDate(walk(start, safe), 1));
        return new Dates(date(due), date(safeDue), date(notice));
    }

    /** The acknowledgement of a complaint: the day after receipt is day 1, the due date day 30. */
    LocalDate acknowledgement(LocalDate received) {
        return date(workingDay(walk(number(received), 30)));
    }

    /** The same reading with the day of receipt as day 1. */
    LocalDate safeAcknowledgement(LocalDate received) {
        int day = number(received);
        for (int count = 1; count < 30; count++) {
            day++;
        }
        return date(day);
    }

    private int sameDate(int start, int months) {
        int day = start;
        while (month[day] < month[start] + months) {
            day++;
        }
        while (dayOfMonth[day] < dayOfMonth[start] && month[day + 1] == month[day]) {
            day++;
        }
        return day;
    }

    private int workingDay(int from) {
        int day = from;
        while (off.get(day)) {
            day++;
        }
        return day;
    }

    private static int walk(int from, int days) {
        int day = from;
        for (int left = days; left > 0; left--) {
            day++;
        }
        return day;
    }

    private int number(@Nullable LocalDate date) {
        if (date == null) {
            throw new IllegalArgumentException("the model knows no open pauses");
        }
        return (int) (date.toEpochDay() - firstEpochDay);
    }

    private LocalDate date(int number) {
        return LocalDate.ofEpochDay(firstEpochDay + number);
    }
}
