package uk.rightsdesk.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A correction of the calendar: days are proclaimed, or moved, after the library that knows the calendar was released.
 *
 * @param holiday true where the day becomes a bank holiday, false where it stops being one
 */
public record BankHolidayOverride(LocalDate on, Division division, boolean holiday) {

    /** The corrections that this release carries, from {@code law/bank-holiday-overrides.csv}. */
    static List<BankHolidayOverride> released() {
        return from(LawTable.read("bank-holiday-overrides"));
    }

    /**
     * Overrides in the form of that file: a line of column names {@code date,division,change}, then one line for each
     * day, its division ({@code EW}, {@code SC}, {@code NI}) and {@code added} or {@code removed}; # for remarks.
     *
     * @throws RuntimeException where a line is not of that form
     */
    public static List<BankHolidayOverride> parse(String text) {
        return from(LawTable.parse("bank-holiday-overrides", text));
    }

    static List<BankHolidayOverride> from(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> new BankHolidayOverride(
                        LocalDate.parse(row.getOrDefault("date", "")),
                        Division.fromCode(row.getOrDefault("division", "")),
                        isAddition(row.getOrDefault("change", ""))))
                .toList();
    }

    private static boolean isAddition(String change) {
        return switch (change) {
            case "added" -> true;
            case "removed" -> false;
            default -> throw new IllegalArgumentException("a bank holiday is added or removed");
        };
    }
}
