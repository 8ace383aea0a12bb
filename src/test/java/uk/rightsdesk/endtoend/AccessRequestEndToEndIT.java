package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.embedded.Part;
import uk.rightsdesk.embedded.Staff;
import uk.rightsdesk.letter.VeraPdf;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/**
 * One access request as everybody lives it: email in, Tasklist worked in Chromium by two people with the desk in the
 * frame, answer out; then a search for what must never have left the house.
 */
@ExtendWith(WholeStack.class)
class AccessRequestEndToEndIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Until what a dead process held is given to a living one, and back-offs have run out. */
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    /** Distinctive values in every field that a person can fill, and values held about her in the system of record. */
    private static final List<String> CANARIES = List.of(
            "canary-name",
            "canary-subject",
            "canary-body",
            "canary-reasons",
            "amelia.hart",
            "Gareth Pugh",
            "Dilys Morgan");

    private static final JsonMapper JSON = JsonMapper.shared();

    private static RunningDesk desk;
    private static StaffBrowser browser;

    @BeforeAll
    static void start(WholeStack.Whole whole) {
        desk = whole.desk();
        browser = whole.browser();
    }

    @Test
    void shouldAnswerAnAccessRequestAndLetNothingPersonalOut() throws Exception {
        // given an email
        Requester amelia = desk.requester("amelia.hart@example.org", "Amelia canary-name Hart");
        amelia.writes(
                "Subject access request canary-subject",
                "Please send me a copy of all the personal data you hold about me. canary-body\n\nAmelia Hart");
        MimeMessage acknowledgement = amelia.awaits("We have your request", PATIENCE);
        assertConforms(Requester.attachment(acknowledgement, ".pdf").orElseThrow());

        // when two people work its tasks
        browser.work(Staff.OLIVIA, "Review what was found", "ready", "canary-reasons", "Ready for approval");
        browser.work(Staff.RAVI, "Approve the answer", "approve", "canary-reasons", "Approve");

        // then the answer is fetched with link and code, and is complete
        Map<String, byte[]> answer = Requester.unzipped(browser.download(
                amelia.awaitsLink("Your personal data", PATIENCE), amelia.awaitsCode("Your code", PATIENCE)));
        assertConforms(answer.get("letter.pdf"));
        assertThat(rowsByTable(JSON.readTree(answer.get("data.json"))))
                .isEqualTo(rowsHeldAbout("amelia.hart@example.org"));
        assertThat(amelia.received())
                .hasSize(3)
                .allSatisfy(
                        email -> assertThat(Requester.attachment(email, ".zip")).isEmpty());

        // and the process is at its end, as the analyst sees
        long instance = desk.caseStore()
                .sql("select process_instance_key from request where reference = ?")
                .param(amelia.reference())
                .query(Long.class)
                .single();
        assertThat(browser.showsCompletedInOperate(Staff.ANA, instance)).isTrue();
        assertThat(outcome(amelia)).contains("ANSWERED");
        assertThat(browser.deskPage(Staff.ANA, "/requests"))
                .contains("Answered")
                .doesNotContain("Amelia");
        assertThat(browser.deskPage(Staff.OLIVIA, "/requests")).contains("Amelia");
        assertThat(browser.deskPage(Staff.OLIVIA, "/requests/" + amelia.reference()))
                .contains("First fetched", "Download unlocked with the code");
        assertThat(browser.violations()).as("axe").isEmpty();

        // and nothing personal is where it must not be
        Canaries.assertNowhere(desk, CANARIES);
    }

    @Test
    void shouldStopMarketingAtOnceWithoutAPerson() throws Exception {
        // given
        Requester sian = desk.requester(SampleSystemOfRecord.SIAN, "Siân Llewellyn");
        int before = suppressed();

        // when
        sian.writes("Your newsletter", "Please stop sending me your newsletter.");

        // then
        MimeMessage letter = sian.awaits("We have stopped our marketing", PATIENCE);
        assertConforms(Requester.attachment(letter, ".pdf").orElseThrow());
        Await.until(
                "the request is closed",
                PATIENCE,
                () -> outcome(sian).stream().filter("ANSWERED"::equals).findFirst());
        assertThat(suppressed()).isEqualTo(before + 1);
        assertThat(sian.received()).hasSize(1);
    }

    @Test
    void shouldEndWhatRestsOnConsentAtOnceAndChangeNobodyElse() throws Exception {
        // given
        String address = desk.sample()
                .sql("select email from account where id = 20")
                .query(String.class)
                .single();
        Requester somebody = desk.requester(address, "One Of Many");
        List<String> before = choicesOfOthers(20);

        // when
        somebody.writes("Cookies", "I withdraw my consent to cookies and analytics.");

        // then
        somebody.awaits("You have withdrawn your consent", PATIENCE);
        Await.until(
                "the request is closed",
                PATIENCE,
                () -> outcome(somebody).stream().filter("ANSWERED"::equals).findFirst());
        assertThat(desk.sample()
                        .sql("select count(*) from account_segment where account_id = 20")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(desk.sample().sql("""
                                select granted from consent where account_id = 20 and purpose = 'analytics-cookies'
                                order by recorded_at desc limit 1""").query(Boolean.class).single()).isFalse();
        assertThat(choicesOfOthers(20)).isEqualTo(before);
        assertThat(somebody.received()).hasSize(1);
    }

    @Test
    void shouldSendOneOfEachLetterWhateverFailsInBetween() throws Exception {
        // given an email that arrives while the product is dead, and an engine that dies when it is taken up
        Requester bartosz = desk.requester(SampleSystemOfRecord.BARTOSZ, "Bartosz Wiśniewski");
        desk.killProduct();
        bartosz.writes("Subject access request", "Please send me a copy of all the personal data you hold about me.");
        desk.startProductWithModelsOfThePreviousRelease();
        desk.stack().kill(Part.BROKER);
        desk.stack().start(Part.BROKER);
        bartosz.awaits("We have your request", RECOVERY);

        // when the database and the product die between the tasks, and the product comes back as this release
        desk.stack().kill(Part.POSTGRES);
        desk.stack().start(Part.POSTGRES);
        browser.work(Staff.OLIVIA, "Review what was found", "ready", "", "Ready for approval");
        desk.killProduct();
        desk.startProduct();

        // and the mail server is away when the answer is to be sent
        desk.stack().stop(Part.MAIL);
        browser.work(Staff.RAVI, "Approve the answer", "approve", "", "Approve");
        Await.until(
                "the answer waits to be sent",
                RECOVERY,
                () -> desk.caseStore()
                        .sql("""
                        select m.state from outgoing_message m join request r on r.id = m.request_id
                        where m.purpose = 'access-response' and r.reference = ? and m.state = 'queued'
                        """)
                        .param(bartosz.reference())
                        .query(String.class)
                        .optional());
        desk.stack().start(Part.MAIL);

        // then acknowledgement, link and code arrive, each under one id however often it was sent, and the request is
        // closed
        bartosz.awaits("Your personal data", RECOVERY);
        bartosz.awaits("Your code", RECOVERY);
        Await.until("the request is closed", RECOVERY, () -> outcome(bartosz));
        assertThat(bartosz.received().stream().map(Requester::messageId).distinct())
                .hasSize(3);
        assertThat(versionCompleted(bartosz))
                .as("version of the model that the request started and ended on, before this release's")
                .isLessThan(newestVersion());
    }

    private static int versionCompleted(Requester requester) {
        return Await.until("the engine tells the end of the instance", PATIENCE, () -> {
            long instance = desk.caseStore()
                    .sql("select process_instance_key from request where reference = ?")
                    .param(requester.reference())
                    .query(Long.class)
                    .single();
            return versions(
                            "zeebe-record_process-instance_*",
                            "intent:ELEMENT_COMPLETED"
                                    + " AND value.bpmnElementType:PROCESS AND value.processInstanceKey:" + instance)
                    .stream()
                    .findFirst();
        });
    }

    private static int newestVersion() {
        return Collections.max(
                versions("zeebe-record_process_*", "intent:CREATED AND value.bpmnProcessId:AccessRequestProcess"));
    }

    private static List<Integer> versions(String index, String query) {
        String path = "/" + index + "/_search?size=100&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        List<Integer> versions = new ArrayList<>();
        for (JsonNode hit : JSON.readTree(desk.exported(path)).path("hits").path("hits")) {
            versions.add(hit.path("_source").path("value").path("version").asInt());
        }
        return versions;
    }

    private static int suppressed() {
        return desk.caseStore()
                .sql("select count(*) from suppression")
                .query(Integer.class)
                .single();
    }

    private static Optional<String> outcome(Requester requester) {
        return desk.caseStore()
                .sql("select outcome from request where reference = ? and outcome is not null")
                .param(requester.reference())
                .query(String.class)
                .optional();
    }

    private static void assertConforms(byte[] pdf) throws Exception {
        assertThat(VeraPdf.broken(pdf)).as("PDF/UA-1 and PDF/A-3a").isEmpty();
    }

    private static Map<String, Integer> rowsByTable(JsonNode copy) {
        Map<String, Integer> rows = new TreeMap<>();
        copy.path("systems").path("customer-experience").forEachEntry((table, list) -> rows.put(table, list.size()));
        return rows;
    }

    /** Counted by hand-written SQL, without the data map. */
    private static Map<String, Integer> rowsHeldAbout(String email) {
        Map<String, String> counts = Map.ofEntries(
                Map.entry("account", "select count(*) from account a where a.email = :email"),
                Map.entry("account_segment", own("account_segment")),
                Map.entry("experience", own("experience")),
                Map.entry("experience_picture", byExperience("experience_picture")),
                Map.entry("experience_share", byExperience("experience_share")),
                Map.entry("consent", own("consent")),
                Map.entry("marketing_preference", own("marketing_preference")),
                Map.entry("marketing_preference_change", own("marketing_preference_change")),
                Map.entry("cookie", own("cookie")),
                Map.entry("site_visit", own("site_visit")),
                Map.entry("support_message", own("support_message")),
                Map.entry("login", own("login")));
        Map<String, Integer> rows = new TreeMap<>();
        counts.forEach((table, sql) -> {
            int count = desk.sample()
                    .sql(sql)
                    .param("email", email)
                    .query(Integer.class)
                    .single();
            if (count > 0) {
                rows.put(table, count);
            }
        });
        return rows;
    }

    /** Consents and what was worked out of everybody else, but for who objects to marketing meanwhile. */
    private static List<String> choicesOfOthers(long account) {
        return desk.sample()
                .sql("""
                        select 'segments ' || count(*) || ' ' || sum(hashtextextended(t::text, 0)::numeric)
                            from account_segment t where account_id <> :account
                        union all
                        select 'cookies ' || count(*) || ' ' || sum(hashtextextended(t::text, 0)::numeric)
                            from consent t where account_id <> :account and purpose = 'analytics-cookies'
                        """)
                .param("account", account)
                .query(String.class)
                .list();
    }

    private static String own(String table) {
        return "select count(*) from " + table + " t join account a on a.id = t.account_id where a.email = :email";
    }

    private static String byExperience(String table) {
        return "select count(*) from " + table + " t join experience e on e.id = t.experience_id"
                + " join account a on a.id = e.account_id where a.email = :email";
    }
}
