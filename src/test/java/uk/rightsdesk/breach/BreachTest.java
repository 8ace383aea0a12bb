package uk.rightsdesk.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.delivery.Bounces;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.mailing.MailingId;
import uk.rightsdesk.mailing.Mailings;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.SampleFixture;

/** A breach from its raising to its closing, on real databases, without the engine. */
class BreachTest extends SampleFixture {

    private static final String AMELIA = "amelia.hart@example.org";

    @Autowired
    private Breaches breaches;

    @Autowired
    private BreachReports reports;

    @Autowired
    private AffectedPeople people;

    @Autowired
    private BreachRegister register;

    @Autowired
    private BindBreachWorker bind;

    @Autowired
    private ConfirmBreachAssessmentWorker confirmAssessment;

    @Autowired
    private NoteBreachAdviceWorker noteAdvice;

    @Autowired
    private ConfirmBreachDecisionWorker confirmDecision;

    @Autowired
    private ConfirmBreachAgreementWorker confirmAgreement;

    @Autowired
    private ConfirmBreachReportWorker confirmReport;

    @Autowired
    private ConfirmBreachAffectedWorker confirmAffected;

    @Autowired
    private OpenBreachNoticeWorker openNotice;

    @Autowired
    private CloseBreachWorker close;

    @Autowired
    private AuditWatch auditWatch;

    @Autowired
    private Bounces bounces;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private Mailings mailings;

    @Test
    void shouldRaiseOneBreachForOneSourceAndStartItsProcessOnce() {
        // when
        BreachId first = raised("delivery-7");
        BreachId second = raised("delivery-7");

        // then
        assertThat(second).isEqualTo(first);
        told(new RequestId(first.value()), "Msg_BreachRaised");
        assertThat(breaches.get(first).reference()).matches("B-2026-\\d{6}");
    }

    @Test
    void shouldLinkABreachAndTheComplaintThatRevealsItBothWays() throws Exception {
        // given
        Request complaint = open(Right.COMPLAINT, AMELIA);

        // when a member of staff raises it on the page of the complaint
        String problem =
                posted("/tasks/complaint/" + complaint.id() + "/breach", Map.of("happened", "My letters lay open."));

        // then
        assertThat(problem).isEmpty();
        Breach breach = breaches.of(complaint.id()).getFirst();
        assertThat(breach.source()).isEqualTo(BreachSource.COMPLAINT);
        assertThat(breach.awareAt()).isEqualTo(complaint.receivedAt());
        assertThat(events(complaint.id())).contains(EventType.BREACH_SUSPECTED);
        assertThat(page("/requests/" + complaint.reference())).contains(breach.reference());
        assertThat(page("/breaches/" + breach.reference())).contains(complaint.reference(), "My letters lay open.");
    }

    @Test
    void shouldRefuseAMomentThatLiesAhead() {
        assertThatExceptionOfType(BreachRefused.class)
                .isThrownBy(() -> breaches.raise(
                        BreachSource.STAFF, id(), null, clock.instant().plusSeconds(1), "A laptop was lost.", OLIVIA));
    }

    @Test
    void shouldBindOneInstanceOnly() {
        // given
        BreachId breach = raised(id());

        // then
        assertThat(bound(breach, 11).ownInstance()).isTrue();
        assertThat(bound(breach, 11).ownInstance()).isTrue();
        assertThat(bound(breach, 12).ownInstance()).isFalse();
        assertThat(bound(breach, 11).breachDueAt())
                .isEqualTo(breaches.get(breach).awareAt().plus(Duration.ofHours(72)));
    }

    @Test
    void shouldHandCodedFactorsToTheTableOnceTheAssessmentIsRecorded() throws Exception {
        // given
        BreachId breach = raised(id());
        assertThat(confirmAssessment
                        .work(new ConfirmBreachAssessmentWorker.Input(breach))
                        .taskProblem())
                .isEqualTo(TaskProblem.CONFIRMATION_MISSING);

        // when
        String problem = posted(
                "/tasks/breach/" + breach + "/assessment",
                Map.of(
                        "happened", "A file went astray.",
                        "people", "1200",
                        "dataKind", "exploitable",
                        "severity", "moderate",
                        "likelihood", "likely",
                        "contained", "true"));

        // then
        assertThat(problem).isEmpty();
        assertThat(confirmAssessment.work(new ConfirmBreachAssessmentWorker.Input(breach)))
                .isEqualTo(new ConfirmBreachAssessmentWorker.Output(
                        TaskProblem.NONE,
                        PeopleBand.MANY,
                        DataKind.EXPLOITABLE,
                        Severity.MODERATE,
                        Likelihood.LIKELY,
                        false,
                        true));
    }

    @Test
    void shouldNeedReasonsAndASecondPersonToTellFewerThanTheTableSays() {
        // given
        BreachId breach = assessed(Notification.PEOPLE);

        // then
        assertThatExceptionOfType(BreachRefused.class)
                .isThrownBy(() -> breaches.decide(breach, Notification.REGULATOR, " ", OLIVIA));
        breaches.decide(breach, Notification.REGULATOR, "They cannot be harmed.", OLIVIA);
        assertThat(decisionOf(breach, Notification.REGULATOR))
                .isEqualTo(new ConfirmBreachDecisionWorker.Output(TaskProblem.NONE, true));
        assertThat(breaches.get(breach).isSettled()).isFalse();
        assertThatExceptionOfType(BreachRefused.class).isThrownBy(() -> breaches.agree(breach, true, OLIVIA));
        assertThat(agreementOf(breach, "agree")).isEqualTo(TaskProblem.CONFIRMATION_MISSING);

        // when
        breaches.agree(breach, true, RAVI);

        // then
        assertThat(agreementOf(breach, "return")).isEqualTo(TaskProblem.CONFIRMATION_CONTRADICTS);
        assertThat(agreementOf(breach, "agree")).isEqualTo(TaskProblem.NONE);
        assertThat(breaches.get(breach).isSettled()).isTrue();
    }

    @Test
    void shouldGoFurtherThanTheTableWithoutAnybodyElse() {
        // given
        BreachId breach = assessed(Notification.LOG);

        // when
        breaches.decide(breach, Notification.PEOPLE, "", OLIVIA);

        // then
        assertThat(decisionOf(breach, Notification.REGULATOR).taskProblem())
                .isEqualTo(TaskProblem.CONFIRMATION_CONTRADICTS);
        assertThat(decisionOf(breach, Notification.PEOPLE))
                .isEqualTo(new ConfirmBreachDecisionWorker.Output(TaskProblem.NONE, false));
        assertThat(breaches.get(breach).isSettled()).isTrue();
        // and what the process took up stands
        assertThatExceptionOfType(BreachRefused.class)
                .isThrownBy(() -> breaches.decide(breach, Notification.LOG, "After all.", OLIVIA));
    }

    @Test
    void shouldAskForANewDecisionOnceTheSecondPersonGaveItBack() {
        // given
        BreachId breach = assessed(Notification.REGULATOR);
        breaches.record(breach, facts(17, "Addresses are checked twice."), OLIVIA);
        breaches.decide(breach, Notification.LOG, "It is nothing.", OLIVIA);

        // when
        breaches.agree(breach, false, RAVI);

        // then
        assertThat(decisionOf(breach, Notification.LOG).taskProblem()).isEqualTo(TaskProblem.CONFIRMATION_MISSING);
        breaches.decide(breach, Notification.REGULATOR, "", OLIVIA);
        assertThat(decisionOf(breach, Notification.REGULATOR).taskProblem()).isEqualTo(TaskProblem.NONE);
    }

    @Test
    void shouldReportInPhasesAndAsTheSchemaSays() {
        // given
        BreachId breach = assessed(Notification.REGULATOR);
        breaches.decide(breach, Notification.REGULATOR, "", OLIVIA);
        breaches.record(breach, facts(null, ""), OLIVIA);
        assertThat(reportOf(breach).taskProblem()).isEqualTo(TaskProblem.CONFIRMATION_MISSING);

        // when the first goes before everything is known
        reports.make(breach, "", OLIVIA);
        reports.sent(breach, 1, clock.instant(), ReportChannel.ONLINE, "IC-123-X", OLIVIA);

        // then
        assertThat(reportOf(breach)).isEqualTo(new ConfirmBreachReportWorker.Output(TaskProblem.NONE, false));
        assertThat(violations(reports.json(breach, 1))).isEmpty();
        assertThat(new String(reports.json(breach, 1), StandardCharsets.UTF_8))
                .contains("About how many records", "\"number\" : null");

        // when the rest is known
        breaches.record(breach, facts(17, "They were told."), OLIVIA);
        reports.make(breach, "", OLIVIA);
        reports.sent(breach, 2, clock.instant(), ReportChannel.ONLINE, "", OLIVIA);

        // then
        assertThat(reportOf(breach).breachReportComplete()).isTrue();
        assertThat(violations(reports.json(breach, 2))).isEmpty();
        assertThat(reports.pdf(breach, 2)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldNeedReasonsForAReportThatIsLate() {
        // given
        BreachId breach = breaches.raise(
                BreachSource.STAFF, id(), null, clock.instant().minus(Duration.ofHours(73)), "A laptop.", OLIVIA);
        assess(breach, Notification.REGULATOR);
        breaches.decide(breach, Notification.REGULATOR, "", OLIVIA);

        // then
        assertThatExceptionOfType(BreachRefused.class).isThrownBy(() -> reports.make(breach, "", OLIVIA));
        assertThat(reports.make(breach, "Nobody looked on Saturday.", OLIVIA).late())
                .isTrue();
        assertThat(violations(reports.json(breach, 1))).isEmpty();
    }

    @Test
    void shouldWriteToThosePickedByRowsOfADayOnceEachInPlainLanguage() throws Exception {
        // given
        BreachId breach = assessed(Notification.PEOPLE);
        breaches.decide(breach, Notification.PEOPLE, "", OLIVIA);
        Affected everyone = new Affected.WithRows(SYSTEM, "account", "", "", "");
        assertThatExceptionOfType(BreachRefused.class).isThrownBy(() -> people.choose(breach, everyone, OLIVIA));
        breaches.record(breach, facts(17, "Addresses are checked twice."), OLIVIA);

        // when counted first, then chosen
        assertThat(people.count(everyone)).isEqualTo(Long.parseLong(held("select count(*) from account")));
        assertThat(affectedOf(breach, "write")).isEqualTo(TaskProblem.CONFIRMATION_MISSING);
        people.choose(breach, new Affected.Named(SYSTEM, "account", List.of("1", "2", "3", "4")), OLIVIA);

        // then
        assertThat(affectedOf(breach, "exception")).isEqualTo(TaskProblem.CONFIRMATION_CONTRADICTS);
        assertThat(affectedOf(breach, "write")).isEqualTo(TaskProblem.NONE);
        assertThat(breaches.get(breach).affectedCount()).isEqualTo(4);
        MailingId mailing = inTransaction(() -> openNotice.work(new OpenBreachNoticeWorker.Input(breach)))
                .mailingId();
        assertThat(mailings.sendNext(mailing).total()).isEqualTo(4);
        assertThat(mailings.text(mailing).text().replaceAll("\\s+", " "))
                .contains(
                        "Dear {name}", "A file went astray.", "Addresses are checked twice.", "Change your password.");
        assertThatExceptionOfType(BreachRefused.class).isThrownBy(() -> people.choose(breach, everyone, OLIVIA));
    }

    @Test
    void shouldRecordTheExceptionThatLeavesPeopleUnwritten() throws Exception {
        // given
        BreachId breach = assessed(Notification.PEOPLE);
        breaches.decide(breach, Notification.PEOPLE, "", OLIVIA);
        String url = "/tasks/breach-people/" + breach + "/exception";

        // then
        assertThat(posted(url, Map.of("exception", "disproportionate", "reasons", "Four million.")))
                .contains("public notice");
        assertThat(posted(url, Map.of("exception", "unreadable", "reasons", "Encrypted; the key is safe.")))
                .isEmpty();
        assertThat(affectedOf(breach, "exception")).isEqualTo(TaskProblem.NONE);
        assertThat(register.csv()).contains("Encrypted; the key is safe.");
    }

    @Test
    void shouldRefuseToWriteToWhomTheDataMapDoesNotKnow() {
        assertThatExceptionOfType(BreachRefused.class)
                .isThrownBy(() -> people.count(new Affected.WithRows(SYSTEM, "pg_authid", "", "", "")));
        assertThatExceptionOfType(BreachRefused.class)
                .isThrownBy(() -> people.count(new Affected.Named(SYSTEM, "account", List.of("not a number"))));
    }

    @Test
    void shouldKeepEveryBreachInTheRegisterSafeForSpreadsheetsAndClosedToChange() {
        // given
        BreachId breach = assessed(Notification.LOG);
        breaches.record(breach, new BreachFacts("=HYPERLINK(1)", "", 1, "", null, "None", "Told staff", ""), OLIVIA);
        breaches.decide(breach, Notification.LOG, "", OLIVIA);

        // when
        inTransaction(() -> close.work(new CloseBreachWorker.Input(breach)));

        // then
        assertThat(register.csv())
                .contains("'=HYPERLINK(1)", breaches.get(breach).reference());
        assertThat(register.pdf()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThatExceptionOfType(BreachRefused.class).isThrownBy(() -> breaches.record(breach, facts(1, ""), OLIVIA));
        assertThat(breaches.timeline(breach))
                .extracting(RequestEvent::type)
                .containsExactly(
                        EventType.BREACH_RAISED,
                        EventType.BREACH_ASSESSED,
                        EventType.BREACH_FACTS_RECORDED,
                        EventType.BREACH_DECIDED,
                        EventType.BREACH_CLOSED);
    }

    @Test
    void shouldNotLogABreachWithoutItsEffectsAndMeasures() {
        // given
        BreachId breach = assessed(Notification.LOG);

        // then
        assertThatExceptionOfType(BreachRefused.class)
                .isThrownBy(() -> breaches.decide(breach, Notification.LOG, "", OLIVIA));
    }

    @Test
    void shouldKeepTextsOutOfTheDatabaseInTheClear() {
        // given
        BreachId breach =
                breaches.raise(BreachSource.STAFF, id(), null, clock.instant(), "Canary Bird told us.", OLIVIA);

        // then
        assertThat(jdbc.sql("select b::text from breach b where id = ?")
                        .param(breach.value())
                        .query(String.class)
                        .single())
                .doesNotContain("Canary");
        assertThat(breaches.get(breach).toString()).doesNotContain("Canary");
    }

    @Test
    void shouldRaiseABreachWhenTheAuditWasTamperedWith() {
        // given an event that no journal wrote, in the chain of a breach
        BreachId breach = raised(id());
        jdbc.sql("""
                        insert into request_event (request_id, seq, type, occurred_at, recorded_at, actor, hash)
                        values (?, 99, 'BREACH_CLOSED', now(), now(), 'system', sha256('forged'))
                        """).param(breach.value()).update();

        // when
        auditWatch.work();
        auditWatch.work();

        // then
        assertThat(breaches.all())
                .filteredOn(each -> each.source() == BreachSource.AUDIT)
                .singleElement()
                .satisfies(each -> assertThat(each.facts().happened()).contains(breach.toString()));
    }

    @Test
    void shouldRaiseABreachWhenAnotherAddressGivesALetterBack() {
        // given
        Request request = open(Right.ACCESS, AMELIA);
        UUID letter = inTransaction(() -> outgoing.queue(new OutgoingMessage(
                request.id(),
                "access-response",
                "stray:" + request.id(),
                AMELIA,
                "Your data",
                "Here they are.",
                List.of(),
                MailThread.NONE,
                false)));
        String messageId = outgoing.of(request.id()).stream()
                .filter(mail -> mail.id().equals(letter))
                .findFirst()
                .orElseThrow()
                .messageId();

        // when
        inTransaction(() -> bounces.record(new Bounces.Report(
                UUID.randomUUID(), messageId, null, "5.1.1", "Amelia.Hart@example.org", clock.instant())));
        assertThat(breaches.of(request.id())).isEmpty();
        inTransaction(() -> bounces.record(new Bounces.Report(
                UUID.randomUUID(), messageId, null, "5.1.1", "stranger@example.com", clock.instant())));

        // then
        assertThat(breaches.of(request.id())).singleElement().satisfies(breach -> {
            assertThat(breach.source()).isEqualTo(BreachSource.STRAY_BOUNCE);
            assertThat(breach.facts().happened()).doesNotContain("@");
        });
    }

    private BreachId raised(String source) {
        return breaches.raise(
                BreachSource.WRONG_RECIPIENT, source, null, clock.instant().minusSeconds(60), "A file.", OLIVIA);
    }

    private BreachId assessed(Notification advice) {
        BreachId breach = raised(id());
        assess(breach, advice);
        return breach;
    }

    private void assess(BreachId breach, Notification advice) {
        breaches.assess(
                breach,
                new Assessment(
                        17,
                        DataKind.ORDINARY,
                        Severity.LOW,
                        Likelihood.POSSIBLE,
                        false,
                        false,
                        OLIVIA,
                        clock.instant()));
        inTransaction(() -> noteAdvice.work(new NoteBreachAdviceWorker.Input(breach, advice)));
    }

    private static BreachFacts facts(@Nullable Integer records, String measures) {
        return new BreachFacts(
                "A file went astray.",
                "Customers",
                17,
                "Experiences",
                records,
                "Letters.",
                measures,
                "Change your password.");
    }

    private BindBreachWorker.Output bound(BreachId breach, long instance) {
        return inTransaction(() -> bind.work(
                new BindBreachWorker.Input(breach, new JobContext("test", instance, job().elementInstanceKey()))));
    }

    private ConfirmBreachDecisionWorker.Output decisionOf(BreachId breach, Notification form) {
        return confirmDecision.work(new ConfirmBreachDecisionWorker.Input(breach, form));
    }

    private TaskProblem agreementOf(BreachId breach, String form) {
        return confirmAgreement
                .work(new ConfirmBreachAgreementWorker.Input(breach, form))
                .taskProblem();
    }

    private ConfirmBreachReportWorker.Output reportOf(BreachId breach) {
        return confirmReport.work(new ConfirmBreachReportWorker.Input(breach));
    }

    private TaskProblem affectedOf(BreachId breach, String form) {
        return confirmAffected
                .work(new ConfirmBreachAffectedWorker.Input(breach, form))
                .taskProblem();
    }

    private static List<String> violations(byte[] json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(), InputFormat.JSON)
                .validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String schema() {
        try {
            return new ClassPathResource("breach/report.schema.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
