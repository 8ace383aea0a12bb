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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uk.rightsdesk.breach.Breach;
import uk.rightsdesk.breach.BreachSource;
import uk.rightsdesk.breach.Breaches;
import uk.rightsdesk.delivery.ReplyTokens;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.marketing.UnsubscribeLinks;

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
            page.navigate(url("/notice"));
            found.addAll(violations(page, "notice"));
            page.navigate(url(evidencePage(link.request())));
            found.addAll(violations(page, "evidence"));
            page.locator("input[type=file]").setInputFiles(new FilePayload("a.txt", "text/plain", new byte[] {65}));
            page.locator("button").click();
            page.getByText("We have it, thank you").waitFor();
            found.addAll(violations(page, "evidence received"));
        }

        // then
        assertThat(found).isEmpty();
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
        Breach breach = breaches.get(breaches.raise(
                BreachSource.STAFF, UUID.randomUUID().toString(), null, Instant.EPOCH, "A laptop was lost.", "olivia"));
        UUID message = UUID.randomUUID();
        jdbc.sql("""
                        insert into correspondence (id, state, received_at, stored_at, fingerprint)
                        values (?, 'classified', now(), now(), decode(md5(random()::text), 'hex'))
                        """).param(message).update();
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
                    "/tasks/review/" + request.id() + "/elements/customer-experience/experience_picture",
                    "/tasks/picture/" + request.id() + "/" + picture(request) + "/content/boxes",
                    "/tasks/approval/" + request.id(),
                    "/tasks/delivery/" + request.id(),
                    "/tasks/recipients/" + request.id(),
                    "/tasks/triage/" + message,
                    "/sign-in-needed")) {
                page.navigate(url(path));
                page.locator("summary").all().forEach(summary -> summary.click());
                found.addAll(violations(page, path));
            }
        }

        // then
        assertThat(found).isEmpty();
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
