package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.embedded.Staff;

/**
 * Every right that changes or gives data, as everybody lives it: emails in, every task worked in Tasklist with the desk
 * in the frame, letters out, and the company's database compared row by row. Worked side by side, so that while one
 * request waits another is worked on.
 */
@ExtendWith(WholeStack.class)
@Tag("full")
class RightsEndToEndIT {

    private static final Logger LOG = LoggerFactory.getLogger(RightsEndToEndIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String REASONS = StaffPair.REASONS;
    private static final String NEW_PHONE = "07700 900777";
    private static final String BANK = "switching@other-reviews.example";

    private static RunningDesk desk;
    private static StaffBrowser browser;

    private static final Map<String, Throwable> FAILED = new HashMap<>();
    private static SampleSnapshot before;
    private static final Map<String, String> PLAN = new TreeMap<>();
    private static AskedRequest erasure;
    private static AskedRequest rectification;
    private static AskedRequest restriction;
    private static AskedRequest objection;
    private static AskedRequest portability;
    private static AskedRequest transfer;
    private static AskedRequest information;

    @BeforeAll
    static void workSideBySide(WholeStack.Whole whole) throws Exception {
        desk = whole.desk();
        browser = whole.browser();
        before = SampleSnapshot.of(desk.sample());
        write();
        try (StaffPair staff = new StaffPair(desk, browser)) {
            for (AskedRequest asked : all()) {
                step(asked, () -> staff.triage(asked));
            }
            step(erasure, erasure::replyWithCode);
            reviews().forEach((asked, review) -> step(asked, () -> staff.review(asked, review)));
            for (AskedRequest asked : all()) {
                step(asked, () -> staff.approve(asked));
            }
            step(rectification, rectification::replyWithCode);
            step(transfer, () -> confirmOnPage(transfer));
            step(erasure, () -> staff.eraseByHand(erasure));
        }
        LOG.info("All requests are worked");
    }

    private static void write() throws Exception {
        List<Long> accounts = desk.sample().sql("""
                        select id from account a where id > 100 and status = 'active'
                            and (select count(*) from account o where lower(o.email) = lower(a.email)) = 1
                            and exists (select from experience e join experience_share s on s.experience_id = e.id
                                where e.account_id = a.id)
                            and exists (select from site_visit v where v.account_id = a.id)
                            and exists (select from support_message m where m.account_id = a.id)
                        order by id limit 6""").query(Long.class).list();
        erasure = asks("erasure", accounts.get(0), "Please erase all the personal data you hold about me.");
        rectification = asks(
                "rectification",
                accounts.get(1),
                "My telephone number is wrong, please correct my details. My date of birth is wrong too.");
        restriction = asks(
                "restriction",
                accounts.get(2),
                "Please restrict the processing of my data, do not use it until my claim is over.");
        objection = asks("objection", accounts.get(3), "I object to the processing of my data in your support.");
        portability = asks(
                "portability",
                accounts.get(4),
                "Please send me my data in a machine readable format: data portability.");
        transfer = AskedRequest.by(
                desk,
                "transfer",
                accounts.get(5),
                "Data portability canary-transfer-subject",
                "Please transfer my data to " + BANK + ", under Article 20. canary-transfer-body");
        information = AskedRequest.by(
                desk,
                "information",
                0,
                desk.requester("nobody.known@example.org", "Nobody canary-information-name Known"),
                "A question canary-information-subject",
                "How long do you keep my data, and who do you share it with? canary-information-body");
    }

    private static AskedRequest asks(String right, long account, String text) throws Exception {
        return AskedRequest.by(
                desk, right, account, "My data canary-" + right + "-subject", text + " canary-" + right + "-body");
    }

    private static List<AskedRequest> all() {
        return List.of(erasure, rectification, restriction, objection, portability, transfer, information);
    }

    private static Map<AskedRequest, Consumer<FrameLocator>> reviews() {
        Map<AskedRequest, Consumer<FrameLocator>> reviews = new LinkedHashMap<>();
        reviews.put(
                rectification,
                DeskWork.rectification(
                        "They say it is wrong. canary-wrong",
                        List.of(
                                new DeskWork.Item("Your account", "Telephone number", "correct", NEW_PHONE, ""),
                                new DeskWork.Item(
                                        "Customer experiences",
                                        "What you wrote",
                                        "supplement",
                                        "canary-statement it was Monday",
                                        ""),
                                new DeskWork.Item(
                                        "Your account",
                                        "Date of birth",
                                        "refuse",
                                        "",
                                        "Your passport says the same."))));
        reviews.put(restriction, DeskWork.restriction("legal-claims", "You need it for your claim. canary-grant"));
        reviews.put(objection, page -> {
            DeskWork.stopsSupport(page, "canary-situation");
            DeskWork.goesOnWithSecurity(page, "canary-situation", "It keeps your own account safe. canary-override");
            DeskWork.withdrawsAnalytics(page);
            DeskWork.decide(page, "ready", REASONS);
        });
        reviews.put(portability, page -> {
            DeskWork.givesWhatMayNameOthers(page);
            DeskWork.decide(page, "ready", REASONS);
        });
        reviews.put(transfer, page -> {
            DeskWork.givesWhatMayNameOthers(page);
            DeskWork.sendsTo(page, "Other Reviews canary-third", BANK);
            DeskWork.decide(page, "ready", REASONS);
        });
        reviews.put(information, page -> DeskWork.decide(page, "ready", REASONS));
        reviews.put(erasure, DeskWork.erasure(REASONS, PLAN));
        return reviews;
    }

    /** One that fails does not keep the others from being worked: its own test tells. */
    private static void step(AskedRequest asked, Step step) {
        if (FAILED.containsKey(asked.right())) {
            return;
        }
        try {
            step.take();
        } catch (Exception | AssertionError failure) {
            FAILED.put(asked.right(), failure);
        }
    }

    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }

    private static void assertWorked(AskedRequest asked) {
        if (FAILED.get(asked.right()) instanceof Throwable failure) {
            throw new AssertionError("The request for " + asked.right() + " was not worked to its end", failure);
        }
    }

    private static void confirmOnPage(AskedRequest asked) throws Exception {
        MimeMessage question = asked.requester().awaits("Please confirm request", PATIENCE);
        browser.onATelephone("Confirm " + asked.right(), Requester.page("confirm", question), page -> {
            page.locator("#code").fill(asked.requester().awaitsCode("Please confirm request", PATIENCE));
            page.locator("main button").click();
            page.getByText("Thank you, it is confirmed").waitFor();
        });
    }

    @Test
    void shouldEraseWhatMayNotBeKeptAndGiveAReceipt() throws Exception {
        assertWorked(erasure);

        // then the letter says what is gone, what stays and why, and how to complain
        MimeMessage email = erasure.requester().awaits("What we erased and what we keep", PATIENCE);
        assertThat(ReceivedLetter.words(email))
                .contains(
                        "Erased",
                        "Kept, and why",
                        "Article 17(3)",
                        "backups",
                        "paper archive",
                        "Commissioner",
                        "court");
        assertThat(erasure.awaitsOutcome()).isEqualTo("ANSWERED");
        assertThat(erasure.subjects())
                .containsExactly(
                        "We have your request",
                        "Please confirm request",
                        "We are about to erase your data",
                        "What we erased and what we keep");

        // and every row was planned, and what was planned was done, to this person's rows alone
        Map<String, Long> held = before.rowsOf(erasure.account());
        Map<String, Long> planned = PLAN.entrySet().stream()
                .collect(Collectors.groupingBy(
                        step -> step.getKey().replaceFirst(" .*", ""),
                        Collectors.summingLong(step -> Long.parseLong(step.getValue()))));
        assertThat(planned).isEqualTo(held);
        Map<String, Long> changed = SampleSnapshot.tally(differences(), erasure.account());
        Map<String, Long> expected = new HashMap<>();
        List.of("account_segment", "cookie", "login", "marketing_preference", "site_visit", "experience_picture")
                .forEach(table -> {
                    if (held.containsKey(table)) {
                        expected.put(table + " DELETED", held.get(table));
                    }
                });
        expected.put("account CHANGED", 1L);
        assertThat(changed).containsAllEntriesOf(expected);
        assertThat(changed.keySet())
                .noneMatch(change ->
                        change.matches("(consent|support_message|experience_share|marketing_preference_change) .*"));
        assertThat(changed.getOrDefault("experience CHANGED", 0L) + changed.getOrDefault("experience DELETED", 0L))
                .isEqualTo(held.get("experience"));
        assertThat(desk.sample()
                        .sql(
                                "select email || given_name || family_name || coalesce(phone, '') from account where id = ?")
                        .param(erasure.account())
                        .query(String.class)
                        .single())
                .doesNotContain("@example")
                .contains("@erased.invalid");

        // and the receipt tells the same, and the ledger holds the keys of the rows
        JsonNode receipt = JsonMapper.shared()
                .readTree(Requester.attachment(email, "receipt.json").orElseThrow());
        assertThat(Requester.attachment(email, "receipt.json.jws")).isPresent();
        long deleted = 0;
        for (JsonNode line : receipt.path("systems").path(0).path("lines")) {
            deleted += line.path("action").asString().startsWith("DELETE")
                    ? line.path("rows").asLong()
                    : 0;
        }
        assertThat(deleted)
                .isEqualTo(changed.entrySet().stream()
                        .filter(change -> change.getKey().endsWith("DELETED"))
                        .mapToLong(Map.Entry::getValue)
                        .sum());
        assertThat(desk.caseStore()
                        .sql("select count(*) from erasure_ledger where plan_id = ?::uuid")
                        .param(erasure.plan().orElseThrow())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void shouldTellEachBusinessOfTheErasureAndTakeItsAnswer() throws Exception {
        assertWorked(erasure);

        for (Requester business : recipientsOf(erasure)) {
            MimeMessage notice = erasure.awaitsNotice(business);
            String text = ReceivedLetter.words(notice);
            assertThat(text).contains("erased this data", "experience_share/").doesNotContain("canary");
            assertThat(text.toLowerCase()).doesNotContain(erasure.requester().address());
            JsonNode file = JsonMapper.shared()
                    .readTree(Requester.attachment(notice, "notice.json").orElseThrow());
            assertThat(file.path("kind").asString()).isEqualTo("erased");
            assertThat(Requester.attachment(notice, "notice.json.jws")).isPresent();
            browser.onATelephone("Recipient", Requester.page("recipients", notice), page -> {
                page.locator("input[name=code][value=done]").check();
                page.locator("#remark").fill("canary-remark");
                page.locator("main button").click();
                page.getByText("Thank you.").waitFor();
            });
        }
        assertThat(browser.deskPage(Staff.OLIVIA, "/tasks/recipients/" + erasure.id()))
                .contains("Answered")
                .contains("canary-remark");
    }

    @Test
    void shouldCorrectWhatWasAgreedTellWhyNotTheRestAndTellRecipients() throws Exception {
        assertWorked(rectification);

        // then the letter names the data and no value
        String letter = ReceivedLetter.words(rectification.requester().awaits("What we did about your data", PATIENCE));
        assertThat(letter)
                .contains("Telephone number", "We have corrected this", "We have added your statement")
                .contains("Date of birth", "We have not changed this", "Your passport says the same")
                .contains("Who else has the data", "Commissioner", "court")
                .doesNotContain(NEW_PHONE);
        assertThat(rectification.awaitsOutcome()).isEqualTo("ANSWERED");

        // and two rows changed
        assertThat(SampleSnapshot.tally(differences(), rectification.account()))
                .isEqualTo(Map.of("account CHANGED", 1L, "experience CHANGED", 1L));
        Map<String, Object> account = desk.sample()
                .sql("select phone, date_of_birth from account where id = ?")
                .param(rectification.account())
                .query()
                .singleRow();
        assertThat(account).containsEntry("phone", NEW_PHONE);
        assertThat(desk.sample()
                        .sql("select count(*) from experience where account_id = ? and body like '%canary-statement%'")
                        .param(rectification.account())
                        .query(Integer.class)
                        .single())
                .isOne();

        // and who received them is told what is right now, but no new way to reach the person
        for (Requester business : recipientsOf(rectification)) {
            assertThat(ReceivedLetter.words(rectification.awaitsNotice(business)))
                    .contains("We have corrected this data", "canary-statement")
                    .doesNotContain(NEW_PHONE);
        }
    }

    @Test
    void shouldRestrictTheUseAndTellRecipients() throws Exception {
        assertWorked(restriction);

        assertThat(ReceivedLetter.words(
                        restriction.requester().awaits("We have limited how we use your data", PATIENCE)))
                .contains("you need it for a legal claim", "canary-grant", "We will write to you before we end this")
                .contains("Who else has the data", "Commissioner");
        assertThat(restriction.awaitsOutcome()).isEqualTo("ANSWERED");
        assertThat(SampleSnapshot.tally(differences(), restriction.account()))
                .isEqualTo(Map.of("restricted_account ADDED", 1L));

        // and the company's own applications see nothing of this person, and of everybody else what they saw
        String theirs = "select count(*) from experience where account_id = " + restriction.account();
        assertThat(desk.sample().sql(theirs).query(Long.class).single()).isPositive();
        for (String application : List.of("sample_site", "sample_sharing", "sample_reports")) {
            assertThat(seenBy(application, theirs)).as(application).isZero();
        }
        assertThat(seenBy("sample_mailer", "select count(*) from account where id = " + restriction.account()))
                .isZero();
        assertThat(seenBy("sample_site", "select count(*) from account where id = " + portability.account()))
                .isOne();
        for (Requester business : recipientsOf(restriction)) {
            assertThat(ReceivedLetter.words(restriction.awaitsNotice(business))).contains("keep it, but do not use it");
        }
        assertThat(browser.deskPage(Staff.OLIVIA, "/restrictions")).contains(restriction.reference());
    }

    @Test
    void shouldStopOneUseGoOnWithAnotherWithGroundsAndWithdrawAConsent() throws Exception {
        assertWorked(objection);

        assertThat(ReceivedLetter.words(objection.requester().awaits("What we did about your objection", PATIENCE)))
                .contains("To answer your questions and complaints", "We have stopped using your data for this")
                .contains("To keep accounts safe from misuse", "We will go on using your data", "canary-override")
                .contains("you had agreed to it", "While we weighed it", "Commissioner", "court");
        assertThat(objection.awaitsOutcome()).isEqualTo("ANSWERED");
        assertThat(SampleSnapshot.tally(differences(), objection.account()))
                .isEqualTo(Map.of("restricted_account ADDED", 1L, "consent ADDED", 1L, "account_segment DELETED", 1L));

        // and the person is told before the restriction that was set meanwhile ends
        assertThat(ReceivedLetter.words(objection.requester().awaits("We will soon use your data again", PATIENCE)))
                .contains("We end this on", "That work is done");
    }

    @Test
    void shouldGiveThePersonTheirDataInFormsThatMachinesRead() throws Exception {
        assertWorked(portability);

        Map<String, byte[]> answer = fetched(portability.requester(), "Your data to take elsewhere");
        assertThat(ReceivedLetter.words(answer.get("letter.pdf"))).contains("data.json", "data.xml", "Commissioner");
        assertPortable(answer, portability);
        assertThat(portability.awaitsOutcome()).isEqualTo("ANSWERED");
        assertThat(SampleSnapshot.tally(differences(), portability.account())).isEmpty();
    }

    @Test
    void shouldSendTheDataToWhomThePersonNamed() throws Exception {
        assertWorked(transfer);

        Requester third = desk.addressee(BANK, "Other Reviews");
        Map<String, byte[]> given = fetched(third, "Data that a person asked us to send you");
        assertPortable(given, transfer);
        Map<String, byte[]> answer = fetched(transfer.requester(), "Your data to take elsewhere");
        assertThat(ReceivedLetter.words(answer.get("letter.pdf")))
                .contains("we sent your data to", "Other Reviews canary-third", "Check sum of what was sent");
        assertThat(transfer.awaitsOutcome()).isEqualTo("ANSWERED");
        assertThat(SampleSnapshot.tally(differences(), transfer.account())).isEmpty();
    }

    @Test
    void shouldSendTheNoticeInForceToWhoeverAsks() throws Exception {
        assertWorked(information);

        assertThat(ReceivedLetter.words(information.requester().awaits("How we use your personal data", PATIENCE)))
                .contains("in force today", "Customer First Group", "Commissioner");
        assertThat(information.awaitsOutcome()).isEqualTo("ANSWERED");
        assertThat(information.subjects()).containsExactly("We have your request", "How we use your personal data");
    }

    @Test
    void shouldChangeNobodyElsesRowAndLetNothingPersonalOut() throws Exception {
        // given that all is done
        all().forEach(RightsEndToEndIT::assertWorked);
        all().forEach(AskedRequest::awaitsOutcome);

        // then
        assertThat(differences())
                .allMatch(difference -> all().stream()
                        .anyMatch(asked -> asked.account() == difference.account() && asked.account() != 0));
        assertThat(SampleSnapshot.orphans(desk.sample())).isEmpty();
        assertThat(browser.showsCompletedInOperate(
                        Staff.ANA,
                        all().stream().map(AskedRequest::processInstance).toList()))
                .isTrue();
        assertThat(desk.command("audit", "verify")).contains("exit code 0");
        assertThat(browser.violations()).as("axe").isEmpty();
        Canaries.assertNowhere(
                desk,
                Stream.concat(
                                all().stream()
                                        .flatMap(asked -> Stream.of("-name", "-subject", "-body")
                                                .map(place -> "canary-" + asked.right() + place)),
                                Stream.of(
                                        "canary-reasons",
                                        "canary-wrong",
                                        "canary-statement",
                                        "canary-grant",
                                        "canary-situation",
                                        "canary-override",
                                        "canary-third",
                                        "canary-remark",
                                        NEW_PHONE,
                                        BANK))
                        .toList());
    }

    private static List<SampleSnapshot.Difference> differences() {
        return SampleSnapshot.of(desk.sample()).since(before);
    }

    private static long seenBy(String application, String count) {
        return desk.sampleAs(
                application, sample -> sample.sql(count).query(Long.class).single());
    }

    /** The businesses that were sent something of the person, by the records of the company. */
    private static List<Requester> recipientsOf(AskedRequest asked) {
        List<Requester> recipients = desk.sample()
                .sql("""
                        select distinct b.contact_email, b.name from experience_share s
                        join experience e on e.id = s.experience_id join business b on b.id = s.business_id
                        where e.account_id = ?""")
                .param(asked.account())
                .query((row, _) -> desk.addressee(row.getString(1), row.getString(2)))
                .list();
        assertThat(recipients).isNotEmpty();
        return recipients;
    }

    private static Map<String, byte[]> fetched(Requester reader, String subject) throws Exception {
        return Requester.unzipped(
                browser.download(reader.awaitsLink(subject, PATIENCE), reader.awaitsCode("Your code", PATIENCE)));
    }

    /** What the person gave or what was observed, on consent or contract; nothing else. */
    private static void assertPortable(Map<String, byte[]> archive, AskedRequest asked) {
        Map<String, Long> rows = new TreeMap<>();
        JsonMapper.shared()
                .readTree(archive.get("data.json"))
                .path("systems")
                .path("customer-experience")
                .forEachEntry((table, list) -> rows.put(table, (long) list.size()));
        Map<String, Long> held = before.rowsOf(asked.account());
        assertThat(rows).containsKeys("account", "experience", "site_visit");
        assertThat(rows).doesNotContainKeys("account_segment", "support_message", "login", "consent");
        rows.forEach((table, count) -> assertThat(count).as(table).isEqualTo(held.get(table)));
        assertThat(archive).containsKeys("data.xml", "portability-1.json", "portability-1.xsd", "manifest.json.jws");
        assertThat(new String(archive.get("manifest.json"), StandardCharsets.UTF_8))
                .contains("data.json", "sha256");
    }
}
