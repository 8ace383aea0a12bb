package uk.rightsdesk.clock;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One time limit of the law, as dated data ({@code law/time-limits.csv}).
 *
 * @param lastDayInForce null while it is in force
 * @param extendedPeriod the whole period from the same start once it is extended; null where it cannot be
 * @param safePeriod the shorter period that the words of the law may also mean; null where they leave no doubt
 * @param pauses whether clarification pauses the period
 */
record Rule(
        String id,
        Obligation obligation,
        LocalDate inForceFrom,
        @Nullable LocalDate lastDayInForce,
        Period period,
        @Nullable Period extendedPeriod,
        @Nullable Period safePeriod,
        boolean pauses,
        Citations citations) {

    /** The sources for each part of the explanation; empty where the rule has no such part. */
    record Citations(String period, String start, String pause, String extension, String end) {}

    private static final List<Rule> ALL =
            LawTable.read("time-limits").stream().map(Rule::from).toList();

    /**
     * The one rule for the obligation in force on the day.
     *
     * @throws NoRuleInForceException where there is none
     */
    static Rule inForce(Obligation obligation, LocalDate asOf) {
        return ALL.stream()
                .filter(rule -> rule.obligation == obligation && rule.isInForce(asOf))
                .findFirst()
                .orElseThrow(() -> new NoRuleInForceException(obligation, asOf));
    }

    static List<Rule> all() {
        return ALL;
    }

    boolean isInForce(LocalDate day) {
        return !day.isBefore(inForceFrom) && (lastDayInForce == null || !day.isAfter(lastDayInForce));
    }

    private static Rule from(Map<String, String> row) {
        return new Rule(
                cell(row, "id"),
                Obligation.valueOf(cell(row, "obligation")),
                LocalDate.parse(cell(row, "in_force_from")),
                cell(row, "in_force_to").isEmpty() ? null : LocalDate.parse(cell(row, "in_force_to")),
                Period.parse(cell(row, "period")),
                optionalPeriod(row, "extended_period"),
                optionalPeriod(row, "safe_period"),
                cell(row, "pauses").equals("yes"),
                new Citations(
                        cell(row, "citation"),
                        cell(row, "start_citation"),
                        cell(row, "pause_citation"),
                        cell(row, "extension_citation"),
                        cell(row, "end_citation")));
    }

    private static @Nullable Period optionalPeriod(Map<String, String> row, String column) {
        return cell(row, column).isEmpty() ? null : Period.parse(cell(row, column));
    }

    private static String cell(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("law/time-limits.csv has no column " + column);
        }
        return value;
    }
}
