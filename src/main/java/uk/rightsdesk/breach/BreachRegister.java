package uk.rightsdesk.breach;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.letter.BreachRegisterContent;
import uk.rightsdesk.letter.BreachRegisterContent.Field;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Letters;

/** The register of all breaches as files (UK GDPR Article 33(5)): facts, effects and what was done. */
@Component
@Transactional(readOnly = true)
public class BreachRegister {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK).withZone(StatutoryClock.LONDON);
    private static final CsvMapper CSV = new CsvMapper();

    private final Breaches breaches;
    private final BreachReportStore reports;
    private final Letters letters;
    private final Clock clock;

    BreachRegister(Breaches breaches, BreachReportStore reports, Letters letters, Clock clock) {
        this.breaches = breaches;
        this.reports = reports;
        this.letters = letters;
        this.clock = clock;
    }

    /** Every breach in a row, the newest first, safe to open in a spreadsheet. */
    public String csv() {
        List<Breach> all = breaches.all();
        List<String> columns = Stream.concat(
                        Stream.of("Reference"), fields(null).stream().map(Field::label))
                .toList();
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        columns.forEach(schema::addColumn);
        List<List<String>> rows = all.stream()
                .map(breach -> Stream.concat(
                                Stream.of(breach.reference()),
                                fields(breach).stream().map(field -> neutral(field.value())))
                        .toList())
                .toList();
        return CSV.writer(schema.build()).writeValueAsString(rows);
    }

    /** The same as PDF/UA-1 and PDF/A-3a. */
    public byte[] pdf() {
        Instant now = clock.instant();
        return letters.render(new BreachRegisterContent(
                        LetterHead.byEmail(
                                "B-register",
                                StatutoryClock.dateOf(now),
                                letters.regulatorOn(StatutoryClock.dateOf(now)),
                                StatutoryClock.dateOf(now)),
                        breaches.all().stream()
                                .map(breach -> new BreachRegisterContent.Entry(breach.reference(), fields(breach)))
                                .toList()))
                .pdf();
    }

    /** One breach, label by label. */
    public List<Field> fields(Breach breach, boolean withEmpty) {
        return fields(breach).stream()
                .filter(field -> withEmpty || !field.value().isEmpty())
                .toList();
    }

    /** @param breach null for the labels alone */
    private List<Field> fields(@Nullable Breach breach) {
        Assessment assessment = breach == null ? null : breach.assessment();
        BreachDecision decision = breach == null ? null : breach.decision();
        BreachFacts facts = breach == null ? BreachFacts.of("") : breach.facts();
        return List.of(
                new Field("Raised by", breach == null ? "" : breach.source().words()),
                new Field("Became aware", breach == null ? "" : MOMENT.format(breach.awareAt())),
                new Field(
                        "72 hours end",
                        breach == null ? "" : MOMENT.format(breach.period().dueAt())),
                new Field("What happened", facts.happened()),
                new Field("Categories of people", facts.peopleKinds()),
                new Field("People", number(facts.people())),
                new Field("Categories of records", facts.recordKinds()),
                new Field("Records", number(facts.records())),
                new Field("Consequences", facts.consequences()),
                new Field("Measures", facts.measures()),
                new Field(
                        "Kind of data",
                        assessment == null ? "" : assessment.dataKind().words()),
                new Field(
                        "Severity",
                        assessment == null ? "" : assessment.severity().words()),
                new Field(
                        "Likelihood",
                        assessment == null ? "" : assessment.likelihood().words()),
                new Field("Unreadable", assessment == null ? "" : yes(assessment.unreadable())),
                new Field("Risk taken away", assessment == null ? "" : yes(assessment.contained())),
                new Field("The table says to tell", words(breach == null ? null : breach.advice())),
                new Field("Decided to tell", decision == null ? "" : words(decision.notification())),
                new Field("Reasons", decision == null ? "" : decision.reasons()),
                new Field("Decided by", decision == null ? "" : decision.by()),
                new Field("Agreed by", agreedBy(decision)),
                new Field("Reports to the regulator", breach == null ? "" : reported(breach)),
                new Field("People written to", breach == null ? "" : written(breach)),
                new Field(
                        "Closed", breach == null || breach.closedAt() == null ? "" : MOMENT.format(breach.closedAt())));
    }

    private String reported(Breach breach) {
        return reports.of(breach.id()).stream()
                .map(report -> "Report " + report.phase()
                        + (report.sent() == null
                                ? " made " + MOMENT.format(report.madeAt())
                                : " sent " + MOMENT.format(report.sent().at())
                                        + (report.sent().receipt().isEmpty()
                                                ? ""
                                                : ", their reference "
                                                        + report.sent().receipt()))
                        + (report.late() ? ", late: " + report.delayedBecause() : ""))
                .collect(Collectors.joining("\n"));
    }

    private static String written(Breach breach) {
        return switch (breach.affected()) {
            case null -> "";
            case Affected.Excepted excepted ->
                "Nobody. " + excepted.words() + "\n" + excepted.reasons()
                        + (excepted.publicNotice().isBlank() ? "" : "\nPublic notice: " + excepted.publicNotice());
            case Affected affected -> affected.words() + ": " + number(breach.affectedCount()) + " people";
        };
    }

    private static String agreedBy(@Nullable BreachDecision decision) {
        if (decision == null || decision.agreement() == null) {
            return "";
        }
        return decision.agreement().by() + (decision.agreement().agreed() ? "" : " gave it back");
    }

    private static String words(@Nullable Notification notification) {
        return notification == null ? "" : notification.words();
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static String yes(boolean holds) {
        return holds ? "Yes" : "No";
    }

    /** A spreadsheet runs a cell that begins with one of these as a formula; behind an apostrophe it is text. */
    private static String neutral(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
