package uk.rightsdesk.breach;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report to the regulator for machines, every item of Article 33(3) with null where it is not known yet: published as
 * {@code breach/report.schema.json}.
 *
 * @param delayedBecause null unless the report is late
 * @param notKnownYet the names of the items that follow in another report
 */
record BreachReportJson(
        String format,
        String reference,
        String regulator,
        int phase,
        Instant awareAt,
        Instant madeAt,
        boolean late,
        @Nullable String delayedBecause,
        String nature,
        Approximate people,
        Approximate records,
        String contact,
        @Nullable String consequences,
        @Nullable String measures,
        List<String> notKnownYet) {

    private static final String FORMAT = "rightsdesk-breach-report-1";

    record Approximate(
            @Nullable String categories, @Nullable Integer number) {}

    static BreachReportJson of(Breach breach, BreachReport report, String regulator, String contact) {
        BreachFacts facts = report.facts();
        return new BreachReportJson(
                FORMAT,
                breach.reference(),
                regulator,
                report.phase(),
                breach.awareAt(),
                report.madeAt(),
                report.late(),
                known(report.delayedBecause()),
                facts.happened(),
                new Approximate(known(facts.peopleKinds()), facts.people()),
                new Approximate(known(facts.recordKinds()), facts.records()),
                contact,
                known(facts.consequences()),
                known(facts.measures()),
                Article33.missingIn(facts).stream().map(Article33::words).toList());
    }

    private static @Nullable String known(String text) {
        return text.isBlank() ? null : text;
    }
}
