package uk.rightsdesk.rights.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.net.ssl.SSLContext;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.delivery.download.AnswerDelivery;
import uk.rightsdesk.delivery.download.ThirdPartyDelivery;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.letter.VeraPdf;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.sample.SampleSystemOfRecord;

@Import(PortabilityTest.Trust.class)
@TestPropertySource(
        properties = {"rightsdesk.portability.upload-hosts=localhost", "rightsdesk.portability.loopback=true"})
class PortabilityTest extends DeskFixture {

    private static final ReceivingHost HOST = new ReceivingHost();
    private static final JsonMapper JSON = JsonMapper.shared();

    @TestConfiguration
    static class Trust {

        @Bean
        SSLContext trust() {
            return HOST.trust();
        }
    }

    @Autowired
    private Transfers transfers;

    @Autowired
    private OthersData others;

    @Autowired
    private AnswerDelivery answers;

    @Autowired
    private ThirdPartyDelivery archives;

    @Autowired
    private RecordedMessages messages;

    private Request request;

    @AfterAll
    static void stop() {
        HOST.stop();
    }

    @BeforeEach
    void selected() {
        HOST.received.clear();
        HOST.status = 201;
        request = asked("Amelia Hart", SampleSystemOfRecord.AMELIA);
        job("select-portable-data");
    }

    @Test
    void shouldGiveWhatWasProvidedOrObservedOnConsentOrContractOnly() throws Exception {
        // when
        JsonNode tables =
                JSON.readTree(answered().get("data.json")).path("systems").path("customer-experience");

        // then Law: UK GDPR Article 20(1); law.md 3.11
        assertThat(tables.propertyNames()).contains("account", "experience", "site_visit");
        assertThat(tables.propertyNames())
                .as("legitimate interests, legal obligation, inferred")
                .doesNotContain("support_message", "login", "consent", "account_segment", "staff");
        JsonNode account = tables.path("account").path(0).path("data");
        assertThat(account.propertyNames()).contains("email", "given_name").doesNotContain("status", "id");
    }

    @Test
    void shouldHoldLetterThreeFormsTheirSchemasAndSignedManifest() throws Exception {
        // when
        Map<String, byte[]> files = answered();

        // then
        assertThat(VeraPdf.broken(files.get("letter.pdf"))).isEmpty();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text(files, "portability-1.json"))
                        .validate(text(files, "data.json"), InputFormat.JSON))
                .isEmpty();
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new ByteArrayInputStream(files.get("portability-1.xsd"))))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(files.get("data.xml"))));
        assertThat(files.keySet()).contains("csv/customer-experience/account.csv");
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        for (JsonNode file : manifest.path("files")) {
            assertThat(sha256(files.get(file.path("path").asString())))
                    .isEqualTo(file.path("sha256").asString());
        }
        assertThat(manifest.path("files").size()).isEqualTo(files.size() - 5);
        assertThat(text(files, "manifest.json.jws")).matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+");
        for (String schema : List.of("portability-1.json", "portability-1.xsd")) {
            assertThat(web.perform(get("/d/schema/" + schema))
                            .andReturn()
                            .getResponse()
                            .getContentAsByteArray())
                    .isEqualTo(files.get(schema));
        }
    }

    @Test
    void shouldSayThatNothingIsHeldOfSomebodyUnknown() throws Exception {
        // given
        request = asked("Robert'); drop table element;--", "nobody@example.org");
        job("select-portable-data");

        // then
        Map<String, byte[]> files = answered();
        assertThat(JSON.readTree(files.get("data.json")).path("systems").size()).isZero();
        assertThat(words(files.get("letter.pdf"))).contains("We hold no data that this right covers.");
    }

    @Test
    void shouldLetNothingPassThatMayNameOthersUntilItIsDecided() throws Exception {
        // given
        assertThat(others.undecided(request.id())).isPositive();

        // then
        assertThat(reviewPage()).contains("may name other people: decide of each");
    }

    @Test
    void shouldSendTheDataToWhomThePersonNamedByLinkAndCode() throws Exception {
        // given
        transfers.choose(request.id(), TransferMethod.DOWNLOAD, "New Home Ltd", "in@new-home.example", "IE", "olivia");
        assertThat(job("find-transfer")).containsEntry("transferWanted", true);

        // when
        String transfer = String.valueOf(job("transmit-portable-data").get("transferId"));
        job("transmit-portable-data");

        // then
        assertSettled(transfer);
        await().until(() -> SMTP.taken().size() >= 2);
        assertThat(SMTP.taken()).hasSize(2).allMatch(mail -> mail.contains("in@new-home.example"));
        assertThat(texts()).noneMatch(mail -> mail.contains("Amelia"));
        Transfer sent = transfers.of(request.id()).orElseThrow();
        assertThat(sent.outcome()).isEqualTo(Transfer.Outcome.SENT);
        Map<String, byte[]> theirs = archive(Objects.requireNonNull(sent.bundle()));
        assertThat(theirs).containsKeys("data.json", "data.xml", "manifest.json.jws");
        assertThat(words(theirs.get("letter.pdf"))).contains("Amelia Hart asked us to send you");
        assertThat(VeraPdf.broken(theirs.get("letter.pdf"))).isEmpty();

        // when
        Map<String, byte[]> ours = answered();

        // then
        assertThat(ours).doesNotContainKey("data.json");
        assertThat(words(ours.get("letter.pdf"))).contains("we sent your data to", "New Home Ltd", "SHA-256");
        assertThat(events(request)).contains(EventType.DATA_TRANSFERRED);
    }

    @Test
    void shouldPutTheDataToAnAllowedHostAndKeepItsReceipt() throws Exception {
        // given
        transfers.choose(request.id(), TransferMethod.UPLOAD, "New Home Ltd", HOST.address(), "GB", "olivia");

        // when
        String transfer = String.valueOf(job("transmit-portable-data").get("transferId"));

        // then
        assertSettled(transfer);
        assertThat(HOST.received).hasSize(1);
        assertThat(files(HOST.received.getFirst())).containsKeys("letter.pdf", "data.json", "manifest.json");
        assertThat(transfers.of(request.id()).orElseThrow().receipt()).contains("HTTP 201", "abc");
        assertThat(words(answered().get("letter.pdf"))).contains("HTTP 201");
    }

    @Test
    void shouldGiveTheDataToThePersonWhereTheOtherSystemDoesNotTakeThem() throws Exception {
        // given a server that would lead elsewhere
        HOST.status = 307;
        transfers.choose(request.id(), TransferMethod.UPLOAD, "New Home Ltd", HOST.address(), "GB", "olivia");

        // when
        assertSettled(String.valueOf(job("transmit-portable-data").get("transferId")));

        // then
        assertThat(HOST.received).as("no redirect is followed").hasSize(1);
        assertThat(details(request, EventType.TRANSFER_FAILED).getFirst()).containsEntry("code", "http-307");
        Map<String, byte[]> files = answered();
        assertThat(files).containsKey("data.json");
        assertThat(words(files.get("letter.pdf")))
                .contains("We could not send your data to", "New Home Ltd", "did not take the data");
    }

    @Test
    void shouldRefuseAddressesThatNothingMayGoTo() {
        for (String address : List.of(
                "http://localhost/in", "https://other.example/in", "https://user@localhost/in", "file:///etc/passwd")) {
            assertThatIllegalArgumentException()
                    .as(address)
                    .isThrownBy(() -> transfers.choose(
                            request.id(), TransferMethod.UPLOAD, "New Home Ltd", address, "GB", "olivia"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transfers.choose(
                        request.id(), TransferMethod.DOWNLOAD, "New Home", "a@x.example,b@y.example", "GB", "olivia"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transfers.choose(
                        request.id(), TransferMethod.DOWNLOAD, "New Home", "a@x.example", "XX", "olivia"));
    }

    @Test
    void shouldLetNothingLeaveTheUnitedKingdomAndTheEeaWithoutASecondPerson() throws Exception {
        // given
        transfers.choose(request.id(), TransferMethod.DOWNLOAD, "Far Ltd", "in@far.example", "US", "olivia");

        // then
        assertThat(reviewPage()).contains("a second person has to record whether they may");
        assertThatIllegalStateException().isThrownBy(() -> job("find-transfer"));
        assertThatIllegalStateException().isThrownBy(() -> job("transmit-portable-data"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transfers.clear(request.id(), "Adequate.", "olivia"))
                .withMessageContaining("second person");
        assertThatIllegalArgumentException().isThrownBy(() -> transfers.clear(request.id(), " ", "ravi"));

        // when
        web.perform(post("/tasks/review/" + request.id() + "/transfer")
                .param("what", "clear")
                .param("reasons", "UK-US data bridge.")
                .with(reviewer())
                .with(csrf()));

        // then
        assertThat(job("find-transfer")).containsEntry("transferWanted", true);
        assertThat(transfers.of(request.id()).orElseThrow().clearedBy()).isEqualTo("ravi");

        // when another recipient is recorded
        transfers.choose(request.id(), TransferMethod.DOWNLOAD, "Further Ltd", "in@further.example", "US", "olivia");

        // then the decision about the first is none about that
        assertThatIllegalStateException().isThrownBy(() -> job("find-transfer"));
    }

    @Test
    void shouldForgetTheRecipientWhereThePersonThinksBetterOfIt() {
        // given
        transfers.choose(request.id(), TransferMethod.DOWNLOAD, "Far Ltd", "in@far.example", "US", "olivia");

        // when
        transfers.toPersonOnly(request.id(), "olivia");

        // then
        assertThat(job("find-transfer")).containsEntry("transferWanted", false);
    }

    private Request asked(String name, String address) {
        return inTransaction(() -> requests.open(
                new OpenRequest(UUID.randomUUID(), Right.PORTABILITY, clock.instant(), name, address, true)));
    }

    private Map<String, Object> job(String type) {
        return work(type, Map.of("requestId", request.id().toString()));
    }

    private String reviewPage() throws Exception {
        return web.perform(get("/tasks/review/" + request.id()).with(officer()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void assertSettled(String transfer) {
        await().untilAsserted(() -> assertThat(messages.of(transfer))
                .extracting(RecordedMessages.Published::name)
                .containsExactly("Msg_TransferSettled"));
    }

    /** The archive that goes to the person. */
    private Map<String, byte[]> answered() throws Exception {
        job("prepare-portability-response");
        return archive(answers.of(request.id()).getLast().bundle().id());
    }

    private Map<String, byte[]> archive(UUID bundle) throws Exception {
        return files(archives.content(bundle));
    }

    private Map<String, byte[]> files(byte[] archive) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName().substring(request.reference().length() + 1), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static String words(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
