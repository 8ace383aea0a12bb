package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uk.rightsdesk.breach.Breach;
import uk.rightsdesk.breach.BreachSource;
import uk.rightsdesk.breach.Breaches;
import uk.rightsdesk.delivery.ReplyTokens;
import uk.rightsdesk.notice.NoticeChanges;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.access.ElementDecisions;
import uk.rightsdesk.rights.access.ThirdParties;
import uk.rightsdesk.rights.access.ThirdPartyQuestion;
import uk.rightsdesk.rights.marketing.UnsubscribeLinks;
import uk.rightsdesk.vault.Opened;

/** Every page of the desk and of the requesters in a real browser, under axe; and used without a mouse or script. */
class AccessibilityTest extends DeskFixture {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    private UnsubscribeLinks unsubscribing;

    @Autowired
    private ReplyTokens tokens;

    @Autowired
    private ThirdParties thirdParties;

    @Autowired
    private Recipients recipients;

    @Autowired
    private NoticeChanges notices;

    @Autowired
    private Breaches breaches;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!Boolean.parseBoolean(System.getenv("RIGHTSDESK_REQUIRE_CHROMIUM"))) {
            assumeTrue(there, "LEFT OUT: the test of accessibility needs Debian's package chromium");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void shouldFindNothingOnThePagesOfRequesters() {
        // given
        Link link = announced();
        List<String> found = new ArrayList<>();
        try (BrowserContext telephone = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(360, 740).setHasTouch(true))) {
            Page page = telephone.newPage();

            // when
            page.navigate(url(link.path()));
            found.addAll(violations(page, "code"));
            page.locator("#code").fill(link.wrongCode());
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.ALERT).waitFor();
            found.addAll(violations(page, "wrong code"));
            page.locator("#code").fill(link.code());
            page.keyboard().press("Enter");
            page.waitForURL("**/d/files");
            found.addAll(violations(page, "files"));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("fits a telephone")
                    .isEqualTo(true);
            page.navigate(url(link.path()));
            found.addAll(violations(page, "used link"));
            page.navigate(url("/d/" + "A".repeat(43)));
            found.addAll(violations(page, "unknown link"));
            page.navigate(url(unsubscribing
                    .linkFor("amelia@example.org")
                    .map(URI::getPath)
                    .orElseThrow()));
            found.addAll(violations(page, "unsubscribe"));
            page.locator("button").click();
            page.getByText("Done: no more marketing").waitFor();
            found.addAll(violations(page, "unsubscribed"));
            page.navigate(url("/d/complaint"));
            found.addAll(violations(page, "complaint"));
            page.locator("#text").fill("You lost my letter.");
            page.locator("button").click();
            page.getByRole(AriaRole.ALERT).waitFor();
            found.addAll(violations(page, "complaint refused"));
            page.locator("#email").fill("amelia@example.org");
            page.locator("button").click();
            page.getByText("Your reference is").waitFor();
            found.addAll(violations(page, "complaint received"));
            for (String notice : List.of("/notice", "/notice/2026-11-22", "/notice/2024-05-01")) {
                page.navigate(url(notice));
                page.locator("summary").all().forEach(summary -> summary.click());
                found.addAll(violations(page, notice));
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as("fits a telephone")
                        .isEqualTo(true);
            }
            page.navigate(url(evidencePage(link.request())));
            found.addAll(violations(page, "evidence"));
            page.locator("input[type=file]").setInputFiles(new FilePayload("a.txt", "text/plain", new byte[] {65}));
            page.locator("button").click();
            page.getByText("We have it, thank you").waitFor();
            found.addAll(violations(page, "evidence received"));
            page.navigate(url(othersPage(opened())));
            found.addAll(violations(page, "others asked"));
            page.locator("input[value=refused]").check();
            page.locator("button").click();
            page.getByText("Thank you").waitFor();
            found.addAll(violations(page, "others answered"));
            page.navigate(url(recipientsPage(opened(Right.ERASURE))));
            found.addAll(violations(page, "recipient asked"));
            page.locator("input[value=done]").check();
            page.locator("button").click();
            page.getByText("Thank you").waitFor();
            found.addAll(violations(page, "recipient answered"));
        }

        // then
        assertThat(found).isEmpty();
    }

    /** Somebody is asked whether what is about them may be given to the person. */
    private String othersPage(Request request) {
        work("collect-personal-data", Map.of("requestId", request.id().toString()));
        thirdParties.ask(
                request.id(),
                ElementDecisions.Selection.all("customer-experience", "support_message"),
                new ThirdPartyQuestion("Dilys Rees", "dilys@example.org", List.of("Your first name"), null),
                "olivia");
        return page("third-party", request);
    }

    /** A business is told of an erasure. */
    private String recipientsPage(Request request) {
        inTransaction(() -> recipients.note(request));
        Object round = work(
                        "prepare-recipient-notices",
                        Map.of("requestId", request.id().toString(), "noticeKind", "ERASED"))
                .get("recipientRoundId");
        work("send-recipient-notices", Map.of("recipientRoundId", String.valueOf(round)));
        return page("recipients", request);
    }

    private String page(String kind, Request request) {
        Pattern link = Pattern.compile("/d/" + kind + "/[A-Za-z0-9_-]{43}");
        return Opened.emails(jdbc, vault, request.id().value()).stream()
                .map(email -> link.matcher(email.replaceAll("=\r?\n", "")))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow();
    }

    private String evidencePage(Request request) {
        inTransaction(() -> {
            journal.record(request.id(), EventType.IDENTITY_ASKED, Map.of("evidence", "photo-id"));
            return request;
        });
        return "/d/evidence/" + tokens.tokenOf(request.id()).orElseThrow();
    }

    @Test
    void shouldDownloadWithoutScript() {
        // given
        Link link = announced();
        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = plain.newPage();

            // when
            page.navigate(url(link.path()));
            page.locator("#code").fill(link.code());
            page.locator("button").click();
            page.waitForURL("**/d/files");
            var download = page.waitForDownload(
                    () -> page.getByText("Download everything").click());

            // then
            assertThat(download.suggestedFilename()).isEqualTo(link.request().reference() + ".zip");
            assertThat(download.path()).isNotEmptyFile();
        }
    }

    @Test
    void shouldFindNothingOnThePagesOfStaff() {
        // given
        Request request = announced().request();
        Request complaint = opened(Right.COMPLAINT);
        othersPage(request);
        String change = noticeChange(notices);
        Breach breach = breaches.get(breaches.raise(
                BreachSource.STAFF, UUID.randomUUID().toString(), null, Instant.EPOCH, "A laptop was lost.", "olivia"));
        UUID message = UUID.randomUUID();
        jdbc.sql("""
                        insert into correspondence (id, state, received_at, stored_at, fingerprint)
                        values (?, 'classified', now(), now(), decode(md5(random()::text), 'hex'))
                        """).param(message).update();
        UUID run = retentionRun();
        List<String> found = new ArrayList<>();
        try (BrowserContext staff = browser.newContext()) {
            Page page = staff.newPage();
            page.navigate(url("/sign-in"));
            found.addAll(violations(page, "sign-in"));

            // when
            page.locator("#username").fill("ravi");
            page.locator("#password").fill("ravi-pass");
            page.locator("main button").click();
            page.waitForURL("**/signed-in");
            found.addAll(violations(page, "signed in"));
            for (String path : List.of(
                    "/requests",
                    "/requests/" + request.reference(),
                    "/tasks/identity/" + request.id(),
                    "/tasks/review/" + request.id(),
                    "/tasks/review/" + complaint.id(),
                    "/complaints",
                    "/breaches",
                    "/breaches/" + breach.reference(),
                    "/tasks/breach/" + breach.id(),
                    "/tasks/breach-report/" + breach.id(),
                    "/tasks/breach-people/" + breach.id(),
                    "/tasks/review/" + request.id() + "/proposals",
                    "/tasks/review/" + request.id() + "/third-parties",
                    "/tasks/approval/" + request.id() + "/preview",
                    "/tasks/review/" + request.id() + "/elements/customer-experience/experience_picture",
                    "/tasks/picture/" + request.id() + "/" + picture(request) + "/content/boxes",
                    "/tasks/approval/" + request.id(),
                    "/tasks/delivery/" + request.id(),
                    "/tasks/channel/" + request.id(),
                    "/tasks/recipients/" + request.id(),
                    "/tasks/triage/" + message,
                    "/retention",
                    "/tasks/retention/" + run,
                    "/tasks/data/" + run,
                    "/notices",
                    "/notices/changes/" + change,
                    "/tasks/notice-draft/" + change,
                    "/tasks/notice-judgement/" + change,
                    "/sign-in-needed")) {
                page.navigate(url(path));
                page.locator("summary").all().forEach(summary -> summary.click());
                found.addAll(violations(page, path));
            }
        }

        // then
        assertThat(found).isEmpty();
    }

    /** A run that waits for approval, with a finding. */
    private UUID retentionRun() {
        UUID run = UUID.randomUUID();
        jdbc.sql("""
                        insert into retention_run (id, due_on, started_by, started_at, planned_at)
                        values (:run, current_date, 'timer', now(), now());
                        insert into retention_run_rule (run_id, position, system, rule, due, held) values
                            (:run, 1, 'customer-experience', 'sign-ins', 12345, '{"complaint": 2}'),
                            (:run, 2, 'customer-experience', 'experiences', 0, '{}');
                        insert into data_finding
                            (id, kind, system, table_name, row_key, column_name, run_id, found_at)
                        values (gen_random_uuid(), 'duplicate', 'customer-experience', 'account', '3', 'email', :run,
                            now())
                        """).param("run", run).update();
        return run;
    }

    private int picture(Request request) {
        return jdbc.sql("select min(position) from element_file where request_id = ? and column_name = 'content'")
                .param(request.id().value())
                .query(Integer.class)
                .single();
    }

    private static List<String> violations(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "accessibility", name.replaceAll("[^a-z]+", "-") + ".png")));
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> name + ": " + rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
