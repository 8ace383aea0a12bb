package uk.rightsdesk.breach;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.letter.BreachReportContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Letters;
import uk.rightsdesk.request.EventType;

/**
 * Reports to the regulator (UK GDPR Article 33): each made from what is known, as PDF and JSON, and recorded as sent.
 * What was not known follows in another (Article 33(4)).
 */
@Component
@Transactional
public class BreachReports {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM uuuu 'at' HH:mm", Locale.UK)
            .withZone(StatutoryClock.LONDON);

    private final Breaches breaches;
    private final BreachReportStore store;
    private final BreachJournal events;
    private final Letters letters;
    private final BreachProperties properties;
    private final JsonMapper json;
    private final Clock clock;

    BreachReports(
            Breaches breaches,
            BreachReportStore store,
            BreachJournal events,
            Letters letters,
            BreachProperties properties,
            JsonMapper json,
            Clock clock) {
        this.breaches = breaches;
        this.store = store;
        this.events = events;
        this.letters = letters;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    /** In the order of their phases. */
    @Transactional(readOnly = true)
    public List<BreachReport> of(BreachId breach) {
        return store.of(breach);
    }

    /**
     * Makes the next report from the facts as they are.
     *
     * @param delayedBecause why it is late; needed where more than 72 hours have passed and none was sent in time
     * @param by user name
     * @return it
     * @throws BreachRefused when nobody is to be told, the report before was not sent yet, or the reasons are missing
     */
    public BreachReport make(BreachId id, String delayedBecause, String by) {
        Breach breach = breaches.open(id);
        BreachDecision decision = breach.decision();
        if (decision == null || !breach.isSettled() || decision.notification() == Notification.LOG) {
            throw new BreachRefused("It is not decided that the regulator is told.");
        }
        List<BreachReport> before = store.of(id);
        if (before.stream().anyMatch(report -> !report.isSent())) {
            throw new BreachRefused("The report before this was not sent yet.");
        }
        Instant now = clock.instant();
        boolean late = before.isEmpty() && breach.period().isLateAt(now);
        if (late && delayedBecause.isBlank()) {
            throw new BreachRefused("More than 72 hours have passed: say why the report is late.");
        }
        BreachReport report = new BreachReport(
                id,
                before.size() + 1,
                breach.facts(),
                late ? delayedBecause.strip() : "",
                late,
                Article33.missingIn(breach.facts()).isEmpty(),
                by,
                now,
                null);
        store.insert(report);
        events.record(
                id,
                EventType.BREACH_REPORT_MADE,
                by,
                Map.of("phase", Integer.toString(report.phase()), "late", Boolean.toString(late)));
        return report;
    }

    /**
     * Records that a report was sent, in whatever way the regulator takes it.
     *
     * @param at when, not after now
     * @param receipt the regulator's reference; blank where it gave none
     * @param by user name
     * @throws BreachRefused when there is no such report to be sent, or the moment does not fit
     */
    public void sent(BreachId id, int phase, Instant at, ReportChannel channel, String receipt, String by) {
        BreachReport report = get(id, phase);
        // the page takes minutes
        if (at.plusSeconds(60).isBefore(report.madeAt()) || at.isAfter(clock.instant())) {
            throw new BreachRefused("It was sent after it was made, and not later than now.");
        }
        if (receipt.length() > 200) {
            throw new BreachRefused("The regulator's reference may have up to 200 characters.");
        }
        if (!store.sent(id, phase, new BreachReport.Sent(at, channel, receipt.strip(), by))) {
            throw new BreachRefused("That was recorded before.");
        }
        events.record(
                id,
                EventType.BREACH_REPORTED,
                by,
                Map.of(
                        "phase", Integer.toString(phase),
                        "channel", channel.code(),
                        "complete", Boolean.toString(report.complete())));
    }

    /** @throws NoSuchElementException when there is no such report */
    @Transactional(readOnly = true)
    public BreachReport get(BreachId id, int phase) {
        return store.of(id).stream()
                .filter(report -> report.phase() == phase)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no report " + phase + " of breach " + id));
    }

    /** The report as PDF/UA-1 and PDF/A-3a. */
    @Transactional(readOnly = true)
    public byte[] pdf(BreachId id, int phase) {
        BreachReport report = get(id, phase);
        Breach breach = breaches.get(id);
        return letters.render(new BreachReportContent(
                        LetterHead.byEmail(
                                breach.reference(),
                                StatutoryClock.dateOf(report.madeAt()),
                                letters.regulatorOn(StatutoryClock.dateOf(report.madeAt())),
                                StatutoryClock.dateOf(breach.awareAt())),
                        phase,
                        MOMENT.format(breach.awareAt()),
                        MOMENT.format(report.madeAt()),
                        report.late(),
                        report.delayedBecause(),
                        report.facts().happened(),
                        report.facts().peopleKinds(),
                        report.facts().people(),
                        report.facts().recordKinds(),
                        report.facts().records(),
                        contact(),
                        report.facts().consequences(),
                        report.facts().measures()))
                .pdf();
    }

    /** The report as JSON, as {@code breach/report.schema.json} describes it. */
    @Transactional(readOnly = true)
    public byte[] json(BreachId id, int phase) {
        BreachReport report = get(id, phase);
        return json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(BreachReportJson.of(
                        breaches.get(id),
                        report,
                        letters.regulatorOn(StatutoryClock.dateOf(report.madeAt())),
                        contact()));
    }

    private String contact() {
        return properties.contact();
    }
}
