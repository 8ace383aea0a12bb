package uk.rightsdesk.endtoend;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.embedded.EmbeddedStack;
import uk.rightsdesk.embedded.Staff;

/** A real browser in which staff work their tasks. */
final class StaffBrowser implements AutoCloseable {

    private static final int PATIENCE = 60_000;

    private final EmbeddedStack stack;
    private final Path pictures;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> violations = new ArrayList<>();

    StaffBrowser(EmbeddedStack stack, Path pictures) {
        this.stack = stack;
        this.pictures = pictures;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Debian's Chromium, where it is installed. */
    static Optional<Path> executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Decides a task whose page asks for one decision and reasons, and repeats the choice in the form.
     *
     * @param code what is chosen on the desk's page
     * @param label the same choice in the form
     */
    void work(Staff staff, String task, String code, String reasons, String label) {
        work(
                staff,
                task,
                desk -> {
                    desk.locator("input[name=code]").first().waitFor();
                    if (code.equals("ready")) {
                        keepWhatIsProposed(desk);
                    }
                    DeskWork.decide(desk, code, reasons);
                },
                label);
    }

    /**
     * Signs in to Tasklist, opens the newest task of a name, signs in to the desk inside it, works there, chooses in
     * the form and completes the task.
     *
     * @param onTheDesk what is done on the desk's page in the frame
     * @param label the choice in the form; null when the form asks for none
     */
    void work(Staff staff, String task, Consumer<FrameLocator> onTheDesk, @Nullable String label) {
        try (BrowserContext context = context()) {
            Page page = tasklist(context, staff);
            try {
                work(page, staff, task, onTheDesk, label);
            } catch (PlaywrightException | AssertionError failure) {
                picture(page, task + " failed");
                throw failure;
            }
        }
    }

    private void work(Page page, Staff staff, String task, Consumer<FrameLocator> onTheDesk, @Nullable String label) {
        Locator item = page.locator("[data-testid^='task-']")
                .filter(new Locator.FilterOptions().setHasText(task))
                .first();
        item.click(new Locator.ClickOptions().setTimeout(PATIENCE));
        TaskPage opened = new TaskPage(this, page, task);
        FrameLocator desk = opened.assign("#username");
        desk.locator("#username").fill(staff.user());
        desk.locator("#password").fill(staff.password());
        desk.locator("main button").click();
        onTheDesk.accept(desk);
        opened.complete(label);
    }

    /** Nothing in the sample data needs to be redacted. */
    static void keepWhatIsProposed(FrameLocator desk) {
        Locator proposals =
                desk.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Proposals what to redact"));
        if (proposals.count() > 0) {
            proposals.click();
            desk.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Keep all not yet decided"))
                    .click();
            desk.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Back to the review"))
                    .click();
            desk.locator("input[name=code]").first().waitFor();
        }
    }

    /** Whether Operate shows the process instance as completed. */
    boolean showsCompletedInOperate(Staff analyst, long processInstance) {
        return showsCompletedInOperate(analyst, List.of(processInstance));
    }

    /** Whether Operate shows each of these process instances as completed. */
    boolean showsCompletedInOperate(Staff analyst, List<Long> processInstances) {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(stack.webUrl() + "/operate");
            signIn(page, analyst);
            for (long processInstance : processInstances) {
                page.navigate(stack.webUrl() + "/operate/processes/" + processInstance);
                page.locator("[data-testid='COMPLETED-icon']").first().waitFor();
                page.locator(".djs-container").first().waitFor();
                picture(page, "Operate");
            }
            return true;
        }
    }

    /** Opens a page of the desk as a member of staff. */
    String deskPage(Staff staff, String path) {
        return onDeskPage(staff, path, page -> page.locator("body").innerText());
    }

    /** Opens a page of the desk as a member of staff and does something there. */
    <T> T onDeskPage(Staff staff, String path, Function<Page, T> there) {
        try (BrowserContext context = context()) {
            Page page = signedInToDesk(context, staff);
            page.navigate(stack.deskUrl() + path);
            check(page, path);
            picture(page, "Desk " + staff.user() + path.replace('/', ' '));
            return there.apply(page);
        }
    }

    /** A file that the desk gives whoever is signed in on a page of it. */
    byte[] file(Page signedIn, String path) {
        return signedIn.context().request().get(stack.deskUrl() + path).body();
    }

    /** A file that the desk gives anybody. */
    byte[] publicFile(String path) {
        try (BrowserContext anybody = context()) {
            return anybody.request().get(stack.deskUrl() + path).body();
        }
    }

    /** Says yes or no on the page of somebody who was asked whether what is about them may be given. */
    void answersAsThirdParty(String link, String code) {
        try (BrowserContext telephone = browser.newContext(
                new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setViewportSize(360, 740))) {
            Page page = telephone.newPage();
            page.navigate(link);
            check(page, "third party");
            page.locator("input[name=code][value=" + code + "]").check();
            picture(page, "Third party");
            page.locator("main button").click();
            page.getByRole(AriaRole.STATUS).waitFor();
        }
    }

    /**
     * Fetches an answer as its requester does, on a telephone.
     *
     * @return the archive
     */
    Path download(String link, String code) {
        try (BrowserContext telephone = browser.newContext(
                new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setViewportSize(360, 740))) {
            Page page = telephone.newPage();
            page.setDefaultTimeout(PATIENCE);
            page.navigate(link);
            check(page, "code");
            picture(page, "Download 1 code");
            page.locator("#code").fill(code);
            page.locator("main button").click();
            page.waitForURL("**/d/files");
            check(page, "files");
            picture(page, "Download 2 files");
            Path archive = pictures.resolve("answer.zip");
            page.waitForDownload(() -> page.getByText("Download everything").click())
                    .saveAs(archive);
            return archive;
        }
    }

    /** What people do on a page of the desk that an email led them to. */
    void onATelephone(String name, String link, Consumer<Page> onThePage) {
        try (BrowserContext telephone = browser.newContext(
                new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setViewportSize(360, 740))) {
            Page page = telephone.newPage();
            page.setDefaultTimeout(PATIENCE);
            page.navigate(link);
            check(page, name);
            picture(page, name + " 1");
            onThePage.accept(page);
            picture(page, name + " 2");
        }
    }

    /** What people do on a public page of the desk in a browser that runs no script. */
    String withoutScript(String path, Consumer<Page> onThePage) {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE);
            page.navigate(stack.deskUrl() + path);
            onThePage.accept(page);
            picture(page, "Without script" + path.replace('/', ' '));
            return page.locator("main").innerText();
        }
    }

    /** What axe found on the pages of the desk seen so far. */
    List<String> violations() {
        return violations;
    }

    Page signedInToDesk(BrowserContext context, Staff staff) {
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(stack.deskUrl() + "/sign-in");
        page.locator("#username").fill(staff.user());
        page.locator("#password").fill(staff.password());
        page.locator("main button").click();
        page.waitForURL("**/signed-in");
        return page;
    }

    void check(Page page, String name) {
        new AxeBuilder(page).analyze().getViolations().forEach(rule -> violations.add(name + ": " + rule.getId()));
    }

    Page tasklist(BrowserContext context, Staff staff) {
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(stack.webUrl() + "/tasklist");
        signIn(page, staff);
        return page;
    }

    private static void signIn(Page page, Staff staff) {
        page.setDefaultTimeout(PATIENCE);
        page.locator("input[name=username]").fill(staff.user());
        page.locator("input[name=password]").fill(staff.password());
        page.locator("button[type=submit]").click();
        page.locator("input[name=password]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    BrowserContext context() {
        return browser.newContext(
                new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setViewportSize(1400, 1300));
    }

    void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(pictures.resolve(name.strip().replace(' ', '-') + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
