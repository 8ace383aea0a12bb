package uk.rightsdesk.rights.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.letter.VeraPdf;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.Opened;

class AccessResponseBundleTest extends DeskFixture {

    /** Law: UK GDPR Article 15(1)(a) to (h), (2), what was left out. */
    private static final List<String> TOLD = List.of(
            "purposes",
            "categories",
            "recipients",
            "retention",
            "sources",
            "automatedDecisions",
            "transfers",
            "withheld");

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void shouldHoldLetterDataTablesFilesAndWhatTheyAre() throws Exception {
        // when
        Map<String, byte[]> files = bundle(prepared());

        // then
        assertThat(files.keySet())
                .contains(
                        "letter.pdf",
                        "readme.txt",
                        "data.json",
                        "data.schema.json",
                        "csv/customer-experience/account.csv",
                        "SHA256SUMS",
                        "SHA256SUMS.jws")
                .anyMatch(path -> path.startsWith("files/experience_picture/"));
        assertThat(VeraPdf.broken(files.get("letter.pdf"))).isEmpty();
    }

    @Test
    void shouldConformToItsPublishedSchema() throws Exception {
        // when
        Map<String, byte[]> files = bundle(prepared());

        // then
        String published = web.perform(MockMvcRequestBuilders.get("/d/schema/access-response-1.json"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(text(files, "data.schema.json")).isEqualTo(published);
        assertThat(schema(published).validate(text(files, "data.json"), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void shouldHaveSchemaThatTakesNoSilence() throws Exception {
        // given
        Map<String, byte[]> files = bundle(prepared());
        Schema schema = schema(text(files, "data.schema.json"));
        String data = text(files, "data.json");

        // then
        for (String clause : TOLD) {
            var silent = (ObjectNode) JSON.readTree(data);
            silent.remove(clause);
            assertThat(schema.validate(silent.toString(), InputFormat.JSON))
                    .as(clause)
                    .isNotEmpty();
        }
    }

    @Test
    void shouldShowTheWayToThePrivacyNoticeAndTheTermsOfEachRecipient() throws Exception {
        // when
        Map<String, byte[]> files = bundle(prepared());

        // then
        assertThat(text(files, "data.json"))
                .contains("Their privacy notice: https://www.hafod-home.example/privacy")
                .contains("Their terms: https://www.hafod-home.example/terms");
    }

    @Test
    void shouldSayNoneWhereNothingIsHeld() throws Exception {
        // given somebody of whom no system knows
        Request stranger = inTransaction(() -> requests.open(new OpenRequest(
                UUID.randomUUID(), Right.ACCESS, clock.instant(), "Nobody Known", "nobody@example.org", true)));
        Map<String, Object> id = Map.of("requestId", stranger.id().toString());
        work("collect-personal-data", id);
        work("prepare-access-response", id);

        // when
        Map<String, byte[]> files = bundle(stranger);
        JsonNode data = JSON.readTree(files.get("data.json"));

        // then
        assertThat(schema(text(files, "data.schema.json")).validate(text(files, "data.json"), InputFormat.JSON))
                .isEmpty();
        assertThat(data.path("processing").asBoolean()).isFalse();
        for (String clause : List.of("purposes", "categories", "recipients", "retention", "sources", "transfers")) {
            assertThat(data.path(clause).path("none").asString()).as(clause).isNotBlank();
        }
        assertThat(data.path("searches").path(0).path("result").asString()).contains("Nothing held");
        assertThat(data.path("rights")).hasSize(4);
        assertThat(data.path("complaints").path("toController").path("citation").asString())
                .contains("164A");
        assertThat(files.keySet()).noneMatch(path -> path.startsWith("csv/"));
    }

    @Test
    void shouldAgreeWithItsCheckSums(@TempDir Path folder) throws Exception {
        // given
        Map<String, byte[]> files = bundle(prepared());
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }

        // when
        Process sums = new ProcessBuilder("sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        // then
        assertThat(new String(sums.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(sums.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(sums.exitValue()).isZero();
        assertThat(text(files, "SHA256SUMS").lines()).hasSize(files.size() - 2);
    }

    @Test
    void shouldPutEveryFileOfTheJsonIntoTheArchive() throws Exception {
        // when
        Map<String, byte[]> files = bundle(prepared());

        // then
        var named = new TreeSet<String>();
        JSON.readTree(files.get("data.json")).findValues("file").forEach(path -> named.add(path.asString()));
        var held = new TreeSet<String>();
        files.keySet().stream().filter(path -> path.startsWith("files/")).forEach(held::add);
        assertThat(named).isNotEmpty().isEqualTo(held);
    }

    @Test
    void shouldExplainItself() throws Exception {
        // when
        Map<String, byte[]> files = bundle(prepared());

        // then
        String readme = text(files, "readme.txt");
        files.keySet().stream()
                .filter(path -> path.startsWith("csv/"))
                .forEach(path -> assertThat(readme).contains(path));
        assertThat(readme).contains("letter.pdf", "data.json", "SHA256SUMS", "hello@customer-first.example");
    }

    @Test
    void shouldBeTheSameBytesForTheSameAnswer() {
        // given
        Request request = prepared();
        String first = sums(request).getFirst();

        // when the answer is prepared again on another occasion
        work("prepare-access-response", Map.of("requestId", request.id().toString()));

        // then
        assertThat(sums(request)).hasSize(2).containsOnly(first);
    }

    private List<String> sums(Request request) {
        return jdbc.sql("select encode(sha256, 'hex') from bundle where request_id = ?")
                .param(request.id().value())
                .query(String.class)
                .list();
    }

    private Map<String, byte[]> bundle(Request request) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zip(request)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).startsWith(request.reference() + "/");
                files.put(entry.getName().substring(request.reference().length() + 1), zip.readAllBytes());
            }
        }
        return files;
    }

    private byte[] zip(Request request) {
        var bytes = new ByteArrayOutputStream();
        Opened.bundle(jdbc, vault, request.id().value()).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    private static Schema schema(String json) {
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(json);
    }
}
