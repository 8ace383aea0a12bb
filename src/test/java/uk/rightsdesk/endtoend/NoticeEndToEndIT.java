package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.embedded.Staff;
import uk.rightsdesk.letter.VeraPdf;

/**
 * What the notice promises beside the rights, as people live it: a breach, a complaint, retention, a changed notice.
 */
@ExtendWith(WholeStack.class)
@Tag("full")
class NoticeEndToEndIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static RunningDesk desk;
    private static StaffBrowser browser;
    private static StaffSession olivia;
    private static StaffSession ravi;

    @BeforeAll
    static void start(WholeStack.Whole whole) {
        desk = whole.desk();
        browser = whole.browser();
        olivia = new StaffSession(desk, browser, Staff.OLIVIA);
        ravi = new StaffSession(desk, browser, Staff.RAVI);
    }

    @AfterAll
    static void signOut() {
        olivia.close();
        ravi.close();
    }

    @Test
    void shouldReportABreachAndWriteOnceToThoseItConcerns() throws Exception {
        // given
        List<Long> accounts = List.of(101L, 102L, 103L);
        List<Requester> affected = accounts.stream().map(this::holder).toList();
        String reference =
                BreachWork.raise(olivia.desk("/breaches"), "A page showed passwords. canary-breach-happened");
        String id = oneOf("select id::text from breach where reference = ?", String.class, reference);

        // when it is assessed, and the second person gives back that the people are not told
        olivia.work(
                id,
                "Task_AssessBreach",
                "breach assessment",
                page -> BreachWork.assess(page, "canary-breach"),
                "Yes, it is recorded");
        olivia.work(
                id,
                "Task_DecideBreach",
                "breach too little",
                page -> BreachWork.decide(page, "regulator", "The regulator", "canary-breach-reasons"),
                "The regulator");
        ravi.work(id, "Task_AgreeToLess", "breach agreement", BreachWork::giveBack, "No, back to the decision");
        olivia.work(
                id,
                "Task_DecideBreach",
                "breach decision",
                page -> BreachWork.decide(page, "people", "The regulator and the people", ""),
                "The regulator and the people");
        olivia.work(
                id,
                "Task_ReportToRegulator",
                "breach report",
                page -> BreachWork.report(page, "canary-breach-receipt"),
                "Yes, it was sent");
        olivia.work(
                id,
                "Task_ChooseAffected",
                "breach people",
                page -> BreachWork.writeTo(page, accounts),
                "The people are written to");

        // then each is written to once, in plain words, and nobody else
        for (Requester person : affected) {
            assertThat(text(Await.until(
                            "a letter to " + person.address(),
                            PATIENCE,
                            () -> person.received().stream().findFirst())))
                    .contains("A page showed passwords.", "Somebody may sign in as you.", "Choose another password.");
        }
        Await.until(
                "the mailing is through",
                PATIENCE,
                () -> oneIfAny(
                        "select finished_at::text from mailing where matter_id = ?::uuid and finished_at is not null",
                        id));
        assertThat(affected).allSatisfy(person -> assertThat(person.received()).hasSize(1));
        assertThat(oneOf(
                        "select count(*) from mailing_letter l join mailing m on m.id = l.mailing_id where m.matter_id = ?::uuid and l.state = 'sent'",
                        Long.class,
                        id))
                .isEqualTo(3);

        // and the report and the register can be fetched
        byte[] report = olivia.file("/breaches/" + reference + "/reports/1.pdf");
        assertThat(ReceivedLetter.words(report)).contains(reference, "A page showed passwords.");
        JsonNode machine = JSON.readTree(olivia.file("/breaches/" + reference + "/reports/1.json"));
        assertThat(machine.path("notKnownYet").isEmpty()).isTrue();
        assertThat(machine.path("people").path("number").asInt()).isEqualTo(3);
        assertThat(new String(olivia.file("/breaches.csv"), StandardCharsets.UTF_8))
                .contains(reference);
        assertConforms(olivia.file("/breaches.pdf"));
        assertThat(olivia.desk("/breaches/" + reference).locator("main").innerText())
                .contains("ravi");
        assertThat(browser.violations()).as("axe").isEmpty();

        // and nothing of it is where it must not be
        Canaries.assertNowhere(desk, List.of("canary-breach"));
    }

    @Test
    void shouldAnswerComplaintsByEmailAndFromThePublicPage() throws Exception {
        // given one by email, and one from a browser that runs no script
        AskedRequest written = AskedRequest.by(
                desk,
                "complaint",
                111,
                "Data protection complaint canary-complaint-subject",
                "I complain about how my data were handled. canary-complaint-text");
        Requester visitor = desk.requester("visitor@example.net", "Unused");
        String page = browser.withoutScript("/d/complaint", form -> {
            form.locator("#text").fill("You lost my letter. canary-complaint-form");
            form.locator("#name").fill("Vera canary-complaint-visitor");
            form.locator("#email").fill(visitor.address());
            form.locator("main button").click();
            form.getByText("We have your complaint").first().waitFor();
        });
        String reference = Pattern.compile("R-\\d{4}-\\d{6}")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        String entered = oneOf("select id::text from request where reference = ?", String.class, reference);
        written.requester().awaits("We have your complaint", PATIENCE);
        visitor.awaits("We have your complaint", PATIENCE);

        // when two people look into each
        for (String complaint : List.of(written.id(), entered)) {
            olivia.work(complaint, "Task_ReviewRequest", "complaint review", this::lookInto, "Ready for approval");
            ravi.work(
                    complaint,
                    "Task_ApproveDecision",
                    "complaint approval",
                    task -> DeskWork.decide(task, "approve", "canary-complaint-reasons"),
                    "Approve");
        }

        // then each is told the outcome and the way to the regulator
        for (Requester person : List.of(written.requester(), visitor)) {
            Await.until(
                    "the outcome for " + person.address(),
                    PATIENCE,
                    () -> Optional.of(person.received()).filter(all -> all.size() == 2));
            assertThat(ReceivedLetter.words(person.received().getLast()))
                    .contains("It lay in a drawer.", "The drawer is gone.", "Information Commission");
        }
        assertThat(written.awaitsOutcome()).isEqualTo("ANSWERED");
        Await.until(
                "the complaint from the page is closed",
                PATIENCE,
                () -> oneIfAny("select outcome from request where id = ?::uuid and outcome is not null", entered));
        assertThat(browser.showsCompletedInOperate(
                        Staff.ANA,
                        List.of(
                                written.processInstance(),
                                oneOf(
                                        "select process_instance_key from request where id = ?::uuid",
                                        Long.class,
                                        entered))))
                .isTrue();
        assertThat(olivia.desk("/complaints").locator("main").innerText())
                .contains("Data that was lost, or seen by others");
        assertThat(browser.violations()).as("axe").isEmpty();
        Canaries.assertNowhere(desk, List.of("canary-complaint"));
    }

    private void lookInto(FrameLocator task) {
        task.locator("#topic").selectOption("security");
        DeskWork.button(task, "Save what it is about").click();
        task.locator("#topic option[selected][value=security]").waitFor(ATTACHED);
        task.locator("#what").fill("A letter was lost. canary-complaint-what");
        task.locator("#finding").fill("It lay in a drawer. canary-complaint-finding");
        task.locator("#change").fill("The drawer is gone. canary-complaint-change");
        task.locator("input[name=verdict][value=upheld]").check();
        DeskWork.button(task, "Add the issue").click();
        task.getByText("We did: The drawer is gone.").waitFor();
        DeskWork.decide(task, "ready", "canary-complaint-reasons");
    }

    @Test
    void shouldDeleteWhatIsOverOnceASecondPersonAgreed() throws Exception {
        // given closed accounts, one of them held for a claim, and a day that cannot be
        desk.sample()
                .sql(
                        "update account set closed_at = now() - interval '2 years', opened_at = now() - interval '3 years' where id between 150 and 153")
                .update();
        desk.sample()
                .sql("update account set date_of_birth = date '2999-01-01' where id = 160")
                .update();
        RetentionWork.hold(
                olivia.desk("/retention"),
                holder(153L).address(),
                "A letter before action came. canary-retention-reasons");
        Set<String> due = rowsOver();
        List<String> visits = desk.sample()
                .sql(
                        "select 'site_visit ' || v.id from site_visit v join cookie c on c.id = v.cookie_id where c.expires_at < now()")
                .query(String.class)
                .list();
        List<Long> closed = desk.sample()
                .sql(
                        "select id from account where (closed_at at time zone 'Europe/London')::date + interval '12 months' < current_date")
                .query(Long.class)
                .list();
        SampleSnapshot before = SampleSnapshot.of(desk.sample());

        // when
        String run = RetentionWork.start(olivia.desk("/retention"));
        ravi.work(run, "Task_ApproveRun", "retention approval", RetentionWork::approve, "Approve: it is deleted");
        Await.until(
                "the run is done",
                PATIENCE,
                () -> oneIfAny("select outcome from retention_run where id = ?::uuid and outcome = 'done'", run));

        // then only what is over has changed, all of it but for what is held
        List<SampleSnapshot.Difference> changes = SampleSnapshot.of(desk.sample()).since(before).stream()
                .filter(change -> !change.table().equals("experience_statistic"))
                .toList();
        Set<String> changed = changes.stream()
                .filter(change -> !closed.contains(change.account()))
                .map(change -> change.table() + " " + change.key())
                .collect(Collectors.toSet());
        changed.removeAll(visits); // a visit loses its link to a cookie that is deleted
        assertThat(due).isNotEmpty().containsAll(changed);
        assertThat(changes)
                .extracting(SampleSnapshot.Difference::account)
                .contains(150L, 151L, 152L)
                .doesNotContain(153L);
        assertThat(SampleSnapshot.orphans(desk.sample())).isEmpty();
        JsonNode receipt = JSON.readTree(olivia.file("/retention/" + run + "/receipt.json"));
        assertThat(receipt.path("approvedBy").toString()).isEqualTo("[\"ravi\"]");
        assertThat(held(receipt, "closed-accounts")).isPositive();
        assertThat(kept(due, changes))
                .as("rows over and not changed are held")
                .isEqualTo(
                        List.of("sign-ins", "website-visits", "cookies", "messages", "sharing-records", "experiences")
                                .stream()
                                .mapToLong(rule -> held(receipt, rule))
                                .sum());
        assertThat(new String(olivia.file("/retention/" + run + "/receipt.json.jws"), StandardCharsets.UTF_8))
                .contains("..");

        // and staff settle what looks wrong
        olivia.work(run, "Task_LookAtData", "retention data", RetentionWork::settle, "Yes, each is settled");
        assertThat(browser.showsCompletedInOperate(
                        Staff.ANA,
                        oneOf("select process_instance_key from retention_run where id = ?::uuid", Long.class, run)))
                .isTrue();
        assertThat(browser.violations()).as("axe").isEmpty();
        Canaries.assertNowhere(desk, List.of("canary-retention"));
    }

    /** By hand-written SQL, without the data map. */
    private static Set<String> rowsOver() {
        return new HashSet<>(desk.sample()
                .sql("""
                        select 'login ' || id from login where (logged_in_at%s '13 months' < current_date
                        union all
                        select 'site_visit ' || id from site_visit where (visited_at%s '13 months' < current_date
                        union all
                        select 'cookie ' || id from cookie where (expires_at%s '0 days' < current_date
                        union all
                        select 'support_message ' || id from support_message where (sent_at%s '6 years' < current_date
                        union all
                        select 'experience_share ' || id from experience_share where (shared_at%s '6 years' < current_date
                        union all
                        select 'experience ' || id from experience where (submitted_at%s '6 years' < current_date
                        """.replace("%s", " at time zone 'Europe/London')::date + interval"))
                .query(String.class)
                .list());
    }

    private static long kept(Set<String> due, List<SampleSnapshot.Difference> changes) {
        Set<String> rest = new HashSet<>(due);
        changes.forEach(change -> rest.remove(change.table() + " " + change.key()));
        return rest.size();
    }

    private static long held(JsonNode receipt, String rule) {
        return StreamSupport.stream(receipt.path("rules").spliterator(), false)
                .filter(each -> each.path("rule").asString().equals(rule))
                .flatMap(each -> StreamSupport.stream(each.path("held").spliterator(), false))
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    @Test
    void shouldTellEveryoneOnceOfAMaterialChangeOfTheNotice() throws Exception {
        // given a change that is drafted
        Requester somebody = holder(121L);
        String summary = "We keep what you write to our staff for five years.";
        String sentence = "We keep messages to our staff for five years and no longer.";
        String change = NoticeWork.begin(olivia.desk("/notices"));
        olivia.work(
                change,
                "Task_DraftNotice",
                "notice draft",
                page -> NoticeWork.draft(page, summary, sentence, "canary-notice-reasons"),
                "Pass it to a second person");

        // when a second person judges it
        ravi.work(
                change,
                "Task_JudgeNotice",
                "notice judgement",
                page -> NoticeWork.judgeMaterial(page, sentence, "canary-notice-judgement"),
                "Material: tell everyone before");
        assertThat(text(somebody.awaits("Our privacy notice changes", PATIENCE)))
                .contains(summary, "/notice/coming");
        Await.until(
                "everyone is told",
                PATIENCE,
                () -> oneIfAny(
                        "select finished_at::text from mailing where matter_id = ?::uuid and finished_at is not null",
                        change));

        // then everyone has it once, and the public can read it
        Mailboxes.Told told = Mailboxes.told(desk, "Our privacy notice changes");
        assertThat(told.messageIds()).doesNotHaveDuplicates().hasSize(sent(change));
        assertThat(told.addresses()).containsAll(addressesHeld());
        assertThat(page(change)).contains("Complete", "Material", "ravi");
        browser.onATelephone(
                "notice coming",
                desk.stack().deskUrl() + "/notice/coming",
                coming -> assertThat(coming.locator("main").innerText()).contains(sentence, summary));
        browser.onATelephone(
                "notice in force",
                desk.stack().deskUrl() + "/notice",
                now -> assertThat(now.locator("main").innerText()).contains("9 December 2022"));
        assertThat(browser.violations()).as("axe").isEmpty();
        Canaries.assertNotOutsideTheStore(desk, List.of("canary-notice"));
    }

    private static String page(String change) {
        return olivia.desk("/notices/changes/" + change).locator("main").innerText();
    }

    private static int sent(String change) {
        return oneOf(
                "select count(*) from mailing_letter l join mailing m on m.id = l.mailing_id where m.matter_id = ?::uuid and l.state = 'sent'",
                Integer.class,
                change);
    }

    private static List<String> addressesHeld() {
        return desk.sample()
                .sql("select distinct lower(email) from account where email not like '%.invalid'")
                .query(String.class)
                .list();
    }

    private Requester holder(long account) {
        return desk.requester(
                desk.sample()
                        .sql("select email from account where id = ?")
                        .param(account)
                        .query(String.class)
                        .single(),
                "Somebody");
    }

    private static <T> T oneOf(String sql, Class<T> type, String parameter) {
        return desk.caseStore().sql(sql).param(parameter).query(type).single();
    }

    private static Optional<String> oneIfAny(String sql, String parameter) {
        return desk.caseStore().sql(sql).param(parameter).query(String.class).optional();
    }

    private static String text(MimeMessage message) throws Exception {
        Object content = message.getContent();
        while (content instanceof Multipart parts) {
            content = parts.getBodyPart(0).getContent();
        }
        return content.toString().replaceAll("\\s+", " ");
    }

    private static void assertConforms(byte[] pdf) throws Exception {
        assertThat(VeraPdf.broken(pdf)).as("PDF/UA-1 and PDF/A-3a").isEmpty();
    }
}
