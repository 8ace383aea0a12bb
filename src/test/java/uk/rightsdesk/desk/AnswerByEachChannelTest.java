package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MvcResult;
import uk.rightsdesk.audit.SignatureCheck;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.delivery.AnswerChannel;
import uk.rightsdesk.delivery.AnswerChannels;
import uk.rightsdesk.delivery.download.AnswerPasswords;
import uk.rightsdesk.delivery.download.BundleVerification;
import uk.rightsdesk.letter.VeraPdf;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.rights.access.ElementDecisions;
import uk.rightsdesk.rights.access.Factor;
import uk.rightsdesk.rights.access.ThirdParties;
import uk.rightsdesk.rights.access.ThirdPartyQuestion;
import uk.rightsdesk.rights.access.Weighing;
import uk.rightsdesk.vault.Opened;

/**
 * An answer in which somebody else was asked and is redacted, with pictures and many rows, from the request to the
 * requester's hands, by each channel; and there it proves itself.
 */
class AnswerByEachChannelTest extends DeskFixture {

    private static final String WORDS = "patient on the phone";
    private static final ElementDecisions.Selection MESSAGES =
            ElementDecisions.Selection.all("customer-experience", "support_message");

    @Autowired
    private ThirdParties thirdParties;

    @Autowired
    private ElementDecisions decisions;

    @Autowired
    private Decisions staffDecisions;

    @Autowired
    private AnswerChannels channels;

    @Autowired
    private AnswerPasswords passwords;

    @TempDir
    private Path folder;

    @AfterEach
    void forgetRows() throws SQLException {
        sample("delete from login where device = 'of the test'");
    }

    @ParameterizedTest
    @EnumSource(AnswerChannel.class)
    void shouldReachThePersonAndVerify(AnswerChannel channel) throws Exception {
        reaches(channel, 300);
    }

    @Tag("full")
    @ParameterizedTest
    @EnumSource(AnswerChannel.class)
    void shouldReachThePersonAndVerifyWithTenThousandRowsMore(AnswerChannel channel) throws Exception {
        reaches(channel, 10_000);
    }

    private void reaches(AnswerChannel channel, int rows) throws Exception {
        // given
        sample("""
                insert into login (account_id, succeeded, method, ip_address, device, logged_in_at)
                select id, true, 'password', '203.0.113.9', 'of the test', now() from account, generate_series(1, %d)
                where email = 'amelia.hart@example.org'
                """.formatted(rows));
        Request request = opened();
        channels.choose(request.id(), channel, "They asked for it.", "12 Orchard Lane\nBristol", "olivia");
        work("collect-personal-data", Map.of("requestId", request.id().toString()));
        refusedByTheThirdParty(request);
        decisions.disclose(request.id(), MESSAGES, grounds().weighing(), "olivia");
        decisions.redact(request.id(), MESSAGES, WORDS, grounds(), "olivia");
        agreed(request);

        // when
        Map<String, Object> made =
                work("prepare-access-response", Map.of("requestId", request.id().toString()));
        assertThat(made).containsEntry("taskProblem", "NONE");
        deliver(request);

        // then
        if (channel == AnswerChannel.POST) {
            byte[] letter = web.perform(get("/tasks/delivery/" + request.id() + "/letter.pdf")
                            .with(officer()))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertLetter(letter);
            assertThat(words(letter)).contains("12 Orchard Lane");
        } else {
            byte[] archive = channel == AnswerChannel.DOWNLOAD ? downloaded(request) : decrypted(request);
            assertWhole(archive, rows);
        }
    }

    private void refusedByTheThirdParty(Request request) throws Exception {
        thirdParties.ask(
                request.id(),
                MESSAGES,
                new ThirdPartyQuestion("Dilys Morgan", "dilys@example.org", List.of("What you said"), null),
                "olivia");
        var link = Pattern.compile("/d/third-party/[A-Za-z0-9_-]{43}");
        String page = Opened.emails(jdbc, vault, request.id().value()).stream()
                .map(email -> link.matcher(email.replaceAll("=\\r?\\n", "")))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow();
        web.perform(post(page).param("code", "refused"));
        await().until(() -> SMTP.taken().size() >= 2);
        SMTP.forget();
    }

    private static ElementDecisions.Grounds grounds() {
        Map<Factor, Boolean> weighed = new EnumMap<>(Factor.class);
        Factor.all().forEach(factor -> weighed.put(factor, false));
        weighed.put(Factor.SEPARABLE, true);
        weighed.put(Factor.ASKED, true);
        weighed.put(Factor.REFUSED, true);
        return new ElementDecisions.Grounds(
                "others-data", "It tells of somebody else.", new Weighing(weighed, null), true);
    }

    private void agreed(Request request) {
        Map<String, Object> id = Map.of("requestId", request.id().toString());
        staffDecisions.decide(request.id(), DecisionKind.REVIEW, "ready", Particulars.ofReasons(null), "olivia");
        assertThat(work("confirm-review", with(id, "reviewDecision", "ready"))).containsEntry("taskProblem", "NONE");
        staffDecisions.decide(request.id(), DecisionKind.APPROVAL, "approve", Particulars.ofReasons(null), "ravi");
        assertThat(work("confirm-approval", with(id, "approvalDecision", "approve")))
                .containsEntry("taskProblem", "NONE");
    }

    private static Map<String, Object> with(Map<String, Object> variables, String name, String value) {
        Map<String, Object> all = new LinkedHashMap<>(variables);
        all.put(name, value);
        return all;
    }

    private byte[] downloaded(Request request) throws Exception {
        Link link = awaitLink(request, 2);
        Cookie[] session = web.perform(post(link.path()).param("code", link.code()))
                .andReturn()
                .getResponse()
                .getCookies();
        MvcResult begun =
                web.perform(get("/d/files/bundle.zip").cookie(session)).andReturn();
        if (begun.getRequest().isAsyncStarted()) {
            begun.getAsyncResult(Duration.ofMinutes(2).toMillis());
        }
        return begun.getResponse().getContentAsByteArray();
    }

    private byte[] decrypted(Request request) throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> !SMTP.taken().isEmpty());
        var mail = new MimeMessage(
                null, new ByteArrayInputStream(SMTP.taken().getFirst().getBytes(StandardCharsets.ISO_8859_1)));
        Multipart parts = (Multipart) mail.getContent();
        byte[] attached =
                parts.getBodyPart(parts.getCount() - 1).getInputStream().readAllBytes();
        String password = passwords
                .tell(request.id(), AnswerPasswords.By.TELEPHONE, "olivia")
                .orElseThrow();
        try (var zip = new net.lingala.zip4j.io.inputstream.ZipInputStream(
                new ByteArrayInputStream(attached), password.toCharArray())) {
            Objects.requireNonNull(zip.getNextEntry());
            return zip.readAllBytes();
        }
    }

    private void assertWhole(byte[] archive, int rows) throws Exception {
        Map<String, byte[]> files = files(archive);
        assertThat(files.keySet()).anyMatch(path -> path.contains("/files/"));
        assertThat(files.keySet().stream().anyMatch(path -> path.endsWith("/volume-2.pdf")))
                .isEqualTo(rows >= 10_000);
        files.forEach((path, content) -> {
            if (!path.endsWith(".pdf")) {
                assertThat(new String(content, StandardCharsets.UTF_8)).as(path).doesNotContain(WORDS);
            }
        });
        for (var file : files.entrySet()) {
            if (file.getKey().endsWith("/letter.pdf")) {
                assertLetter(file.getValue());
            } else if (file.getKey().endsWith(".pdf")) {
                assertThat(words(file.getValue())).doesNotContain(WORDS);
            }
        }
        assertThat(verified(archive).intact()).isTrue();
        assertThat(verified(archive).letterSigner()).contains("development key");
        for (String path : files.keySet()) {
            if (path.endsWith(".pdf") || path.endsWith("data.json")) {
                assertThat(verified(altered(files, path)).findings())
                        .singleElement()
                        .asString()
                        .startsWith("CHANGED  " + path.substring(path.indexOf('/') + 1));
            }
        }
    }

    private void assertLetter(byte[] letter) throws Exception {
        assertThat(VeraPdf.broken(letter)).isEmpty();
        assertThat(words(letter)).doesNotContain(WORDS).contains("It tells of somebody else.");
        try (PDDocument pdf = Loader.loadPDF(letter)) {
            assertThat(pdf.getSignatureDictionaries()).hasSize(1);
        }
    }

    private BundleVerification.Result verified(byte[] archive) throws Exception {
        String keys = web.perform(get("/d/keys.json")).andReturn().getResponse().getContentAsString();
        Path file = Files.write(folder.resolve("answer.zip"), archive);
        return new BundleVerification(new SignatureCheck(List.of(keys))).verify(file);
    }

    private static byte[] altered(Map<String, byte[]> files, String path) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                byte[] content = file.getValue().clone();
                if (file.getKey().equals(path)) {
                    content[content.length / 2] ^= 1;
                }
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> files(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static void sample(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(DeskWiring.sampleUrl(), "postgres", "postgres")) {
            connection.createStatement().execute(statement);
        }
    }
}
