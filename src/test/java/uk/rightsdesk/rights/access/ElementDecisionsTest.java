package uk.rightsdesk.rights.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.CollectionReport;
import uk.rightsdesk.datamap.TestSystem;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.download.Archive;
import uk.rightsdesk.letter.AccessResponseContent;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** Element by element: what is withheld, by whom and why, and that nothing of it leaves the house. */
@SpringBootTest(
        classes = AccessWiring.class,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "management.server.port=-1",
            "rightsdesk.engine.cluster-id=test",
            "rightsdesk.mail.address=hello@customer-first.example",
            "rightsdesk.mail.imap.enabled=false",
            "rightsdesk.audit.sealing=false",
            "rightsdesk.vault.master-key=test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "rightsdesk.desk.base-url=https://desk.example",
            "rightsdesk.desk.frame-ancestor=https://tasklist.example",
            "rightsdesk.datamap.systems.customer-experience.username=rightsdesk_reader",
            "rightsdesk.datamap.systems.customer-experience.password=reader-pass"
        })
class ElementDecisionsTest {

    private static final String DATABASE = TestSystem.copy();
    private static final String SYSTEM = "customer-experience";
    private static final String TABLE = "support_message";
    private static final Weighing WEIGHED = new Weighing(
            Map.of(
                    Factor.SEPARABLE, false,
                    Factor.AGREED, false,
                    Factor.ASKED, true,
                    Factor.CAN_AGREE, true,
                    Factor.REFUSED, true,
                    Factor.CONFIDENTIAL, true),
            "Asked for agreement on 2 November.");
    private static final ElementDecisions.Grounds REDACTION = new ElementDecisions.Grounds(
            "others-data",
            "It names a colleague.",
            new Weighing(
                    Factor.all().stream().collect(Collectors.toMap(factor -> factor, Factor.SEPARABLE::equals)), null),
            true);
    private static final ElementDecisions.Grounds GROUNDS = new ElementDecisions.Grounds(
            "others-data", "It is about another person, who asked us in confidence.", WEIGHED, true);

    @Autowired
    private ElementDecisions decisions;

    @Autowired
    private RedactionProposals proposals;

    @Autowired
    private CollectedData collectedData;

    @Autowired
    private AccessResponseLetter letter;

    @Autowired
    private AccessResponseBundle bundle;

    @Autowired
    private LetterDispatch letters;

    @Autowired
    private Decisions staffDecisions;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestJournal journal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private WebApplicationContext web;

    private Request request;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add("rightsdesk.datamap.systems.customer-experience.url", () -> TestSystem.url(DATABASE));
    }

    @BeforeEach
    void collect() {
        request = open(SampleSystemOfRecord.AMELIA);
    }

    private Request open(String address) {
        Request opened = inTransaction(() -> requests.open(
                new OpenRequest(UUID.randomUUID(), Right.ACCESS, Instant.now(), "Amelia", address, true)));
        inTransaction(() -> collectedData.collect(opened));
        return opened;
    }

    @Test
    void shouldDiscloseEverythingUnlessItIsWithheld() {
        assertThat(collectedData.disclosed(request.id()))
                .hasSize(collectedData.all(request.id()).size())
                .isNotEmpty();
    }

    @Test
    void shouldAddUpDisclosedAndWithheldToWhatWasCollected() {
        // given
        int withheld = decisions.withhold(request.id(), all(), GROUNDS, "olivia");

        // then
        assertThat(collectedData.disclosed(request.id()).size() + withheld)
                .isEqualTo(collectedData.all(request.id()).size());
        assertThat(decisions.withheld(request.id())).hasSize(withheld);
    }

    @Test
    void shouldLetNoWithheldValueIntoAnyByteOfTheAnswer() throws Exception {
        // given
        decisions.withhold(request.id(), all(), GROUNDS, "olivia");
        Set<String> hidden = texts(collectedData.all(request.id()));
        hidden.removeAll(texts(collectedData.disclosed(request.id())));
        hidden.removeIf(text -> text.length() < 8);

        // when
        var answer = answer();

        // then
        assertThat(hidden).isNotEmpty();
        for (String text : hidden) {
            assertThat(answer).noneMatch(output -> output.contains(text));
        }
    }

    @Test
    void shouldTellWhatWasWithheldUnderWhichExemptionAndWhyAndWhereToComplain() throws Exception {
        // given
        decisions.withhold(request.id(), all(), GROUNDS, "olivia");

        // when
        String pdf = answer().getFirst().replaceAll("\\s+", " ");

        // then
        assertThat(pdf)
                .contains("It is about another person, who asked us in confidence.")
                .contains("DPA 2018 Schedule 2 paragraph 16")
                .contains("Information Commissioner")
                .contains("164A")
                .contains("court")
                .doesNotContain("Asked for agreement");
    }

    @Test
    void shouldNotNameAnExemptionThatNamingWouldDefeat() {
        // given
        decisions.withhold(
                request.id(),
                all(),
                new ElementDecisions.Grounds("crime-and-taxation", "We may not give this.", Weighing.NONE, false),
                "olivia");

        // then
        assertThat(content().withheld().items())
                .extracting(AccessResponseContent.Withheld::citation)
                .containsOnly("");
    }

    @Test
    void shouldRememberTheDecisionThroughASecondSearch() {
        // given
        int withheld = decisions.withhold(request.id(), all(), GROUNDS, "olivia");

        // when
        inTransaction(() -> collectedData.collect(request));

        // then
        assertThat(decisions.withheld(request.id())).hasSize(withheld);
    }

    @Test
    void shouldTakeTheLastDecisionAndKeepThemAll() {
        // given
        int withheld = decisions.withhold(request.id(), all(), GROUNDS, "olivia");

        // when
        decisions.disclose(request.id(), all(), "omar");

        // then
        assertThat(decisions.withheld(request.id())).isEmpty();
        assertThat(journal.of(request.id()).stream().filter(event -> event.type() == EventType.ELEMENTS_DECIDED))
                .extracting(RequestEvent::actor)
                .containsExactly("olivia", "omar");
        assertThat(withheld).isPositive();
    }

    @Test
    void shouldAskForExemptionReasonsAndWhatWasWeighed() {
        for (var lacking : List.of(
                new ElementDecisions.Grounds("none", "Reasons.", WEIGHED, true),
                new ElementDecisions.Grounds("legal-privilege", " ", Weighing.NONE, true),
                new ElementDecisions.Grounds("others-data", "Reasons.", new Weighing(Map.of(), "Factors."), true))) {
            assertThatExceptionOfType(ElementDecisionRefused.class)
                    .isThrownBy(() -> decisions.withhold(request.id(), all(), lacking, "olivia"));
        }
    }

    @Test
    void shouldRefuseInTheDatabaseToo() {
        for (String lacking : List.of(
                "(request_id, decision, decided_by, decided_at) values (?, 'withhold', 'olivia', now())",
                "(request_id, decision, exemption, reasons, decided_by, decided_at)"
                        + " values (?, 'withhold', 'legal-privilege', '\\x20', 'olivia', now())",
                "(request_id, decision, exemption, reasons, decided_by, decided_at)"
                        + " values (?, 'withhold', 'others-data', sha512('Reasons.'), 'olivia', now())")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql("insert into element_decision " + lacking)
                            .param(request.id().value())
                            .update())
                    .withMessageContaining("check constraint");
        }
    }

    @Test
    void shouldChangeNothingOnceItLiesWithTheSecondPersonUnlessTheyReturnIt() {
        // given
        decide(DecisionKind.REVIEW, "ready", null, "olivia");

        // then
        assertThatExceptionOfType(ElementDecisionRefused.class)
                .isThrownBy(() -> decisions.withhold(request.id(), all(), GROUNDS, "olivia"));

        // when
        decide(DecisionKind.APPROVAL, "return", "Withhold the messages.", "ravi");

        // then
        assertThat(decisions.withhold(request.id(), all(), GROUNDS, "olivia")).isPositive();
    }

    @Test
    void shouldMakeAChangeAfterApprovalImpossibleInTheDatabase() {
        // given
        decisions.withhold(request.id(), all(), GROUNDS, "olivia");
        decide(DecisionKind.REVIEW, "ready", null, "olivia");
        decide(DecisionKind.APPROVAL, "approve", null, "ravi");

        // then
        for (String change : List.of(
                "insert into element_decision (request_id, decision, decided_by, decided_at)"
                        + " values (?, 'disclose', 'olivia', now())",
                "update element_decision set decision = 'disclose' where request_id = ?",
                "delete from element_decided where request_id = ?")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(
                            () -> jdbc.sql(change).param(request.id().value()).update());
        }
    }

    @Test
    void shouldTellThatNothingIsHeldWhereThereIsNoAccount() {
        // given
        request = open("nobody@example.org");

        // then
        assertThat(content().searches())
                .extracting(AccessResponseContent.Search::result)
                .containsExactly("Nothing held.");
        assertThat(collectedData.report(request.id()).orElseThrow().systems())
                .allMatch(CollectionReport.SystemSearched::nothingHeld);
    }

    @Test
    void shouldTellOfTwoAccountsAndGiveBoth() throws Exception {
        // given: a second account with the same address
        int one = collectedData.all(request.id()).size();
        TestSystem.execute(TestSystem.owner(DATABASE), """
                insert into account select (jsonb_populate_record(a, jsonb_build_object('id', 990001,
                    'family_name', 'Second'))).* from account a where email = '%s' limit 1
                """.formatted(SampleSystemOfRecord.AMELIA));
        try {
            // when
            request = open(SampleSystemOfRecord.AMELIA);

            // then
            assertThat(collectedData.all(request.id())).hasSize(one + 1);
            assertThat(content().searches())
                    .extracting(AccessResponseContent.Search::result)
                    .allMatch(result -> result.startsWith("2 accounts were found. "));
        } finally {
            TestSystem.execute(TestSystem.owner(DATABASE), "delete from account where id = 990001");
        }
    }

    @Test
    void shouldAddUpDisclosedRedactedAndWithheldToWhatWasCollected() {
        // given
        decisions.redact(request.id(), all(), "Dilys", REDACTION, "olivia");
        decisions.withhold(
                request.id(),
                ElementDecisions.Selection.of(SYSTEM, TABLE, List.of(messages().getFirst())),
                GROUNDS,
                "olivia");

        // when
        var tally = decisions.tally(request.id());

        // then
        assertThat(tally.redacted()).isPositive();
        assertThat(tally.withheld()).isOne();
        assertThat(tally.disclosed() + tally.redacted() + tally.withheld())
                .isEqualTo(tally.collected())
                .isEqualTo(collectedData.all(request.id()).size());
        assertThat(collectedData.disclosed(request.id())).hasSize((int) (tally.disclosed() + tally.redacted()));
        assertThat(decisions.withholdings(request.id()).stream()
                        .collect(Collectors.groupingBy(
                                ElementDecisions.Withholding::kind,
                                Collectors.summingLong(ElementDecisions.Withholding::count))))
                .isEqualTo(Map.of(
                        ElementOutcome.Kind.REDACT, tally.redacted(), ElementOutcome.Kind.WITHHOLD, tally.withheld()));
    }

    @Test
    void shouldLeaveAMarkInPlaceOfRedactedWordsInEveryOutput() throws Exception {
        // given
        assertThat(String.join("\n", answer())).contains("patient on the phone");

        // when
        decisions.redact(request.id(), all(), "PATIENT on the  phone", REDACTION, "olivia");

        // then
        assertThat(answer()).noneMatch(output -> output.contains("patient on the"));
        assertThat(answer().getFirst().replaceAll("\\s+", " "))
                .contains("[redacted: other person]", "part of", "It names a colleague.");
        assertThat(String.join("\n", answer())).contains("Customer was [redacted: other person] but is upset");
    }

    @Test
    void shouldAddRedactionsUpUntilTheRecordIsDisclosedInFull() {
        // given
        decisions.redact(request.id(), all(), "railway", REDACTION, "olivia");
        decisions.redact(request.id(), all(), "Friday", REDACTION, "omar");
        assertThat(texts(collectedData.disclosed(request.id())))
                .anyMatch(text -> text.contains("Chased the [redacted: other person], reply promised by [redacted:"));

        // when
        decisions.disclose(request.id(), all(), "omar");

        // then
        assertThat(texts(collectedData.disclosed(request.id())))
                .anyMatch(text -> text.contains("Chased the railway, reply promised by Friday"));
    }

    @Test
    void shouldRefuseWhatTheLawWouldHaveGiven() {
        var answers = new HashMap<>(WEIGHED.answers());
        answers.put(Factor.AGREED, true);
        var agreed = new ElementDecisions.Grounds("others-data", "Reasons.", new Weighing(answers, null), true);
        assertThatExceptionOfType(ElementDecisionRefused.class)
                .isThrownBy(() -> decisions.redact(request.id(), all(), "Dilys", agreed, "olivia"))
                .withMessageContaining("agreed");
        assertThatExceptionOfType(ElementDecisionRefused.class)
                .isThrownBy(() -> decisions.withhold(request.id(), all(), REDACTION, "olivia"))
                .withMessageContaining("redact the record");
        assertThatExceptionOfType(ElementDecisionRefused.class)
                .isThrownBy(() -> decisions.redact(request.id(), all(), "nobody wrote this", REDACTION, "olivia"));
    }

    @Test
    void shouldStoreNothingOfItInTheClear() {
        // when
        decisions.redact(request.id(), all(), "Dilys", REDACTION, "olivia");

        // then
        for (String table : List.of("element_decision", "element_decided", "redaction_proposal")) {
            assertThat(jdbc.sql("select string_agg(convert_from(convert_to(t::text, 'UTF8'), 'UTF8'), ' ') from "
                                    + table + " t where request_id = ?")
                            .param(request.id().value())
                            .query(String.class)
                            .single())
                    .as(table)
                    .isNotBlank()
                    .doesNotContain(hex("Dilys"), hex("colleague"), "Dilys", "colleague");
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldProposeOtherPeopleAndNotThePersonThemselves() {
        // when
        var proposed = proposals.page(request.id(), "", 0, 1000).shown();

        // then
        assertThat(proposed)
                .extracting(proposal -> proposal.kind() + " " + proposal.text())
                .contains("KNOWN_PERSON Dilys")
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("amelia"));
    }

    @Test
    void shouldRedactAProposalWhereverItStandsAndNotAskAgainForWhatIsKept() {
        // given
        var first = proposals.page(request.id(), "open", 0, 1000);
        var dilys = first.shown().stream()
                .filter(proposal -> proposal.text().equals("Dilys"))
                .findFirst()
                .orElseThrow();
        var others = first.shown().stream()
                .map(RedactionProposals.Shown::id)
                .filter(id -> !id.equals(dilys.id()))
                .toList();

        // when
        int records = proposals.accept(request.id(), List.of(dilys.id()), REDACTION, "olivia");
        proposals.keep(request.id(), others, "olivia");

        // then
        assertThat(records).isEqualTo(dilys.found());
        assertThat(texts(collectedData.disclosed(request.id()))).noneMatch(text -> text.matches(".*\\bDilys\\b.*"));
        assertThat(proposals.open(request.id())).isZero();

        // when it is searched again
        inTransaction(() -> collectedData.collect(request));

        // then
        assertThat(proposals.open(request.id())).isZero();
    }

    @Test
    void shouldDecideOnProposalsOnTheirPage() throws Exception {
        // given
        var mvc =
                MockMvcBuilders.webAppContextSetup(web).apply(springSecurity()).build();
        String url = "/tasks/review/" + request.id() + "/proposals";
        var one = proposals.page(request.id(), "open", 0, 1).shown().getFirst();

        // when
        mvc.perform(post(url)
                .with(csrf())
                .with(user("olivia").roles("OFFICER"))
                .param("decide", "keep")
                .param("proposal", one.id().toString()));

        // then
        assertThat(page(mvc.perform(
                                get(url).with(user("olivia").roles("OFFICER")).param("state", "KEPT"))
                        .andReturn()))
                .contains(one.id().toString(), "<td>kept</td>");
        assertThat(page(mvc.perform(get("/tasks/review/" + request.id())
                                .with(user("olivia").roles("OFFICER")))
                        .andReturn()))
                .contains(url);
    }

    private List<Integer> messages() {
        return collectedData.all(request.id()).stream()
                .filter(element -> element.table().equals(TABLE))
                .map(CollectedElement::position)
                .toList();
    }

    @Test
    void shouldDecideOnThePageOfTheReview() throws Exception {
        // given
        var mvc =
                MockMvcBuilders.webAppContextSetup(web).apply(springSecurity()).build();
        String url = "/tasks/review/%s/elements/%s/%s".formatted(request.id(), SYSTEM, TABLE);
        int position = collectedData.all(request.id()).stream()
                .filter(element -> element.table().equals(TABLE))
                .findFirst()
                .orElseThrow()
                .position();

        // when
        mvc.perform(post(url)
                .with(csrf())
                .with(user("olivia").roles("OFFICER"))
                .param("decide", "withhold")
                .param("position", Integer.toString(position))
                .param("exemption", "others-data")
                .param("reasons", "It is about another person.")
                .param("factors", "They refused.")
                .param("factor-separable", "no")
                .param("factor-agreed", "no")
                .param("factor-asked", "yes")
                .param("factor-can-agree", "yes")
                .param("factor-refused", "yes")
                .param("factor-confidential", "no"));

        // then
        assertThat(decisions.withheld(request.id())).containsExactly(position);
        assertThat(page(mvc.perform(get(url).with(user("olivia").roles("OFFICER")))
                        .andReturn()))
                .contains("1</span> withheld", "It is about another person.", "paragraph 16");
        assertThat(page(mvc.perform(get("/tasks/review/" + request.id())
                                .with(user("olivia").roles("OFFICER")))
                        .andReturn()))
                .contains("1 withheld", url);
    }

    private static String page(MvcResult result) throws IOException {
        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        return result.getResponse().getContentAsString();
    }

    private static ElementDecisions.Selection all() {
        return ElementDecisions.Selection.all(SYSTEM, TABLE);
    }

    private void decide(DecisionKind kind, String code, @Nullable String reasons, String staff) {
        staffDecisions.decide(request.id(), kind, code, reasons, staff);
        inTransaction(() -> staffDecisions.confirm(request.id(), kind, code));
    }

    private AccessResponseContent content() {
        return inTransaction(() -> letter.content(
                letters.head(request),
                request,
                collectedData.disclosed(request.id()),
                AnswerTime.of(LocalDate.now(StatutoryClock.LONDON), letters.clockReasons(request))));
    }

    /** The text of the PDF, its bytes and metadata, and every file of the archive. */
    private List<String> answer() throws IOException {
        var content = content();
        byte[] pdf =
                inTransaction(() -> letters.write(request, (_, _) -> content)).pdf();
        var outputs = new ArrayList<String>();
        try (var document = Loader.loadPDF(pdf)) {
            outputs.add(new PDFTextStripper().getText(document));
            outputs.add(String.valueOf(document.getDocumentInformation().getCOSObject()));
        }
        outputs.add(new String(pdf, StandardCharsets.ISO_8859_1));
        outputs.addAll(files(content));
        return outputs;
    }

    private List<String> files(AccessResponseContent content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        inTransaction(() -> {
            try (var archive = new Archive(bytes, "answer", LocalDate.EPOCH, _ -> "signature")) {
                bundle.of(request.id(), content, collectedData.disclosed(request.id()))
                        .accept(archive);
            }
            return bytes;
        });
        var files = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName() + "\n" + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files).anyMatch(file -> file.contains("data.json")).anyMatch(file -> file.contains(".csv"));
        return files;
    }

    private static Set<String> texts(List<CollectedElement> elements) {
        var texts = new LinkedHashSet<String>();
        elements.forEach(element -> element.data().stream()
                .map(CollectedDatum::shown)
                .filter(Objects::nonNull)
                .forEach(texts::add));
        return texts;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
