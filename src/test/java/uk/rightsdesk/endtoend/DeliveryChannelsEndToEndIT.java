package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.rightsdesk.delivery.AnswerChannel;
import uk.rightsdesk.embedded.Staff;
import uk.rightsdesk.letter.VeraPdf;

/**
 * Answers in which somebody else was asked and said no, with a redacted picture and many rows, by every channel: from
 * the email to the requester's hands, where they are taken apart.
 */
@ExtendWith(WholeStack.class)
@Tag("full")
class DeliveryChannelsEndToEndIT {

    private static final Duration PATIENCE = Duration.ofMinutes(15); // three answers of 10,000 rows are made at once
    private static final String OTHER = "Hedda Quillfeather";
    private static final String STREET = "77 Canary Orchard Lane";
    private static final String TRACKED = "AB 123 456 789 GB";
    private static final Pattern ANSWER_PAGE =
            Pattern.compile("(https://\\S+/d/third-party/[A-Za-z0-9_-]{43})", Pattern.MULTILINE);
    private static final Path ANSWERS = Path.of("target", "end-to-end", "answers");

    private static RunningDesk desk;
    private static StaffBrowser browser;

    @BeforeAll
    static void start(WholeStack.Whole whole) throws IOException {
        desk = whole.desk();
        browser = whole.browser();
        Files.createDirectories(ANSWERS);
    }

    /** @param way by which the answer goes @param account what is held @param requester who asks */
    private record Asked(AnswerChannel way, HeldAccount account, Requester requester) {}

    @Test
    void shouldReachTheRequesterEncryptedAndVerify() throws Exception {
        reach(List.of(asked(AnswerChannel.ENCRYPTED_EMAIL, 700_010, "Imelda", "Farthingale", 300)));
    }

    @Test
    void shouldReachTheRequesterByEachChannelWithTenThousandRows() throws Exception {
        reach(List.of(
                asked(AnswerChannel.DOWNLOAD, 800_000, "Osric", "Pellowe", 10_000),
                asked(AnswerChannel.ENCRYPTED_EMAIL, 800_010, "Imelda", "Farthingale", 10_000),
                asked(AnswerChannel.POST, 800_020, "Petra", "Wyndlesham", 10_000)));
    }

    private static void reach(List<Asked> all) throws Exception {
        // given
        for (Asked one : all) {
            one.requester().awaits("We have your request", PATIENCE);
        }

        // when
        for (int number = 0; number < all.size(); number++) {
            browser.work(Staff.OLIVIA, "Review what was found", page -> review(page, all), "Ready for approval");
        }
        for (int number = 0; number < all.size(); number++) {
            browser.work(Staff.RAVI, "Approve the answer", page -> approve(page, all), "Approve");
        }

        // then
        List<String> canaries = new ArrayList<>(List.of(OTHER, "quillfeather", STREET, "Canary Orchard"));
        for (Asked one : all) {
            canaries.add(one.account().familyName());
            switch (one.way()) {
                case DOWNLOAD -> assertWhole(one, download(one.requester()));
                case ENCRYPTED_EMAIL -> {
                    one.requester().awaits("Your personal data", PATIENCE); // its password is shown from then on
                    String password = password(one.requester().reference());
                    canaries.add(password);
                    assertWhole(one, decrypted(one.requester(), password));
                }
                case POST -> {
                    browser.work(Staff.OLIVIA, "Resolve delivery", page -> post(page, one), "Posted");
                    assertThat(browser.deskPage(
                                    Staff.OLIVIA, "/requests/" + one.requester().reference()))
                            .contains(TRACKED);
                }
            }
        }
        assertThat(browser.violations()).as("axe").isEmpty();
        Canaries.assertNowhere(desk, canaries);
    }

    private static Asked asked(AnswerChannel way, long id, String givenName, String familyName, int signIns)
            throws Exception {
        String email = givenName.toLowerCase(Locale.ROOT) + "." + id + "@example.org";
        HeldAccount account = new HeldAccount(id, email, givenName, familyName, OTHER);
        account.open(desk.sample(), signIns);
        Requester requester = desk.requester(email, givenName + " " + familyName);
        requester.writes("Subject access request", "Please send me a copy of all the personal data you hold about me.");
        return new Asked(way, account, requester);
    }

    private static Asked whose(FrameLocator page, List<Asked> all) {
        page.locator("details").first().waitFor();
        String text = page.locator("main").innerText();
        return all.stream()
                .filter(one -> text.contains(one.requester().reference()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("A task of somebody else's: " + text));
    }

    private static void review(FrameLocator page, List<Asked> all) {
        long account = whose(page, all).account().id();
        decideOn(page, "Messages with our staff");
        tick(page);
        String other = "hedda." + account + "@example.org";
        page.locator("#ask-name").fill(OTHER);
        page.locator("#ask-email").fill(other);
        page.locator("#ask-passages").fill("That you took in a parcel.");
        button(page, "Ask about the ticked records");
        browser.answersAsThirdParty(
                desk.addressee(other, OTHER).awaitsText("May we share what is about you", ANSWER_PAGE, PATIENCE),
                "refused");
        tick(page);
        page.locator("#words").fill(OTHER);
        grounds(page, "yes");
        button(page, "Redact the words in the ticked records");
        page.getByText("[redacted: other person]").first().waitFor(attached());
        link(page, "Back to the review");

        decideOn(page, "Pictures of your experiences");
        link(page, "Redact parts of it");
        for (Map.Entry<String, String> side :
                List.of(entry("x", "0"), entry("y", "0"), entry("width", "1000"), entry("height", "500"))) {
            page.locator("form #" + side.getKey()).fill(side.getValue());
        }
        grounds(page, "no");
        button(page, "Black it out");
        page.locator("form #x").waitFor();
        link(page, "Back to the records");
        link(page, "Back to the review");
        page.locator("input[name=code]").first().waitFor();
        StaffBrowser.keepWhatIsProposed(page);
        DeskWork.decide(page, "ready", "");
    }

    private static void decideOn(FrameLocator page, String kind) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(kind))
                .last()
                .click();
        link(page, "Decide what to disclose of: " + kind);
        page.locator("#filter").waitFor();
    }

    private static void tick(FrameLocator page) {
        page.locator("div.scroll")
                .filter(new Locator.FilterOptions().setHasText(OTHER))
                .locator("input[name=position]")
                .check();
    }

    private static void grounds(FrameLocator page, String asked) {
        page.locator("#exemption").selectOption("others-data");
        for (Map.Entry<String, String> factor : Map.of(
                        "separable", "yes",
                        "agreed", "no",
                        "asked", asked,
                        "can-agree", "yes",
                        "refused", asked,
                        "confidential", "no")
                .entrySet()) {
            page.locator("input[name=factor-%s][value=%s]".formatted(factor.getKey(), factor.getValue()))
                    .check();
        }
        page.locator("#reasons").fill("It tells of somebody else, who has a right to privacy too.");
    }

    private static void approve(FrameLocator page, List<Asked> all) {
        Asked asked = whose(page, all);
        link(page, "The letter as it would go now, page by page");
        Locator first = page.locator("img.page").first();
        first.waitFor();
        assertThat(first.getAttribute("alt")).contains(asked.account().familyName());
        assertThat((Integer) first.evaluate("async page => { await page.decode(); return page.naturalWidth }"))
                .isGreaterThan(600);
        link(page, "Back to the approval");
        link(page, "the usual way or another");
        page.locator("input[name=channel][value=" + asked.way() + "]").check();
        page.locator("#reason").fill("They prefer it.");
        page.locator("#address").fill(STREET + "\nNorthwick\nM99 7ZZ");
        button(page, "Choose this");
        page.getByText("chosen by").waitFor();
        link(page, "Back to the approval");
        DeskWork.decide(page, "approve", "");
    }

    private static Path download(Requester requester) {
        return browser.download(
                requester.awaitsLink("Your personal data", PATIENCE), requester.awaitsCode("Your code", PATIENCE));
    }

    private static Path decrypted(Requester requester, String password) throws Exception {
        MimeMessage email = requester.awaits("Your personal data", PATIENCE);
        byte[] attached = Requester.attachment(email, ".zip").orElseThrow();
        assertThat(Attack.finds(List.of(OTHER, "letter.pdf"), Map.of("attached", attached)))
                .isEmpty();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(attached), password.toCharArray())) {
            Objects.requireNonNull(zip.getNextEntry());
            return Files.write(ANSWERS.resolve("decrypted.zip"), zip.readAllBytes());
        }
    }

    /** As staff see it once, to tell it by telephone. */
    private static String password(String reference) {
        return browser.onDeskPage(Staff.OLIVIA, "/requests/" + reference, page -> {
            page.locator("input[name=by][value=TELEPHONE]").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show me the password"))
                    .click();
            String shown = page.getByRole(AriaRole.STATUS).locator("strong").innerText();
            browser.picture(page, "Password shown");
            return shown;
        });
    }

    private static void post(FrameLocator page, Asked asked) {
        String task = "/tasks/delivery/" + requestId(asked.requester());
        page.getByText("Open the address label to print it").waitFor();
        List<byte[]> printed = browser.onDeskPage(
                Staff.OLIVIA,
                task,
                own -> Stream.of("/letter.pdf", "/label.pdf")
                        .map(file -> browser.file(own, task + file))
                        .toList());
        try {
            Files.write(ANSWERS.resolve("posted.pdf"), printed.getFirst());
            Files.write(ANSWERS.resolve("label.pdf"), printed.getLast());
            assertLetter(printed.getFirst());
            assertThat(words(printed.getFirst()))
                    .contains(STREET, asked.account().familyName());
            assertThat(words(printed.getLast())).contains(STREET);
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
        page.locator("input[name=code][value=posted]").check();
        page.locator("#tracked").fill(TRACKED);
        button(page, "Confirm decision");
        page.getByRole(AriaRole.STATUS).waitFor();
    }

    private static String requestId(Requester requester) {
        return desk.caseStore()
                .sql("select id from request where reference = ?")
                .param(requester.reference())
                .query(String.class)
                .single();
    }

    /** An archive that is ours and whole, and in which nothing is that was taken out. */
    private static void assertWhole(Asked asked, Path archive) throws Exception {
        Path keys = Files.write(ANSWERS.resolve("keys.json"), browser.publicFile("/d/keys.json"));
        assertThat(verified(keys, archive)).contains("Intact: ").doesNotContain("NOT INTACT");
        Map<String, byte[]> files = Requester.unzipped(archive);
        assertThat(Attack.finds(List.of(OTHER, "quillfeather", "hedda"), files)).isEmpty();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".pdf")) {
                assertThat(VeraPdf.broken(file.getValue())).as(file.getKey()).isEmpty();
            }
        }
        assertLetter(files.get("letter.pdf"));
        assertThat(new String(files.get("data.json"), StandardCharsets.UTF_8))
                .contains(asked.account().familyName(), "[redacted: other person]");
        assertBlackened(files);
        Path altered = altered(archive, "data.json");
        assertThat(verified(keys, altered)).contains("CHANGED  data.json", "NOT INTACT: 1 findings");
    }

    private static void assertLetter(byte[] letter) throws Exception {
        assertThat(VeraPdf.broken(letter)).as("PDF/UA-1 and PDF/A-3a").isEmpty();
        assertThat(Attack.finds(List.of(OTHER, "quillfeather"), Map.of("letter.pdf", letter)))
                .isEmpty();
        assertThat(words(letter)).contains("It tells of somebody else, who has a right to privacy too.");
    }

    private static void assertBlackened(Map<String, byte[]> files) throws IOException {
        byte[] picture = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("doorbell.png"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no picture in " + files.keySet()));
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(picture));
        for (int y = 0; y < seen.getHeight() / 2; y++) {
            for (int x = 0; x < seen.getWidth(); x++) {
                assertThat(seen.getRGB(x, y) & 0xFFFFFF).isZero();
            }
        }
        assertThat(seen.getRGB(2, seen.getHeight() - 2) & 0xFFFFFF)
                .as("below the box")
                .isEqualTo(0xFFFFFF);
    }

    /** What the runnable jar says, as anybody may run it. */
    private static String verified(Path keys, Path archive) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "rightsdesk.jar").toString()));
        command.addAll(List.of("bundle", "verify", "--keys", keys.toString(), archive.toString()));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        run.waitFor();
        return said;
    }

    private static Path altered(Path archive, String name) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (java.util.zip.ZipInputStream zip = new java.util.zip.ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                byte[] content = file.getValue();
                if (file.getKey().endsWith("/" + name)) {
                    content[content.length / 2] ^= 1;
                }
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return Files.write(ANSWERS.resolve("altered.zip"), out.toByteArray());
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static void link(FrameLocator page, String name) {
        page.getByRole(
                        AriaRole.LINK,
                        new FrameLocator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static void button(FrameLocator page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new FrameLocator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }
}
