package uk.rightsdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.rightsdesk.delivery.download.Archive;

class BundleCommandTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @TempDir
    private Path home;

    private KeyPair key;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void make() throws Exception {
        key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        files.put("letter.pdf", bytes("a letter"));
        files.put("data.json", bytes("{\"reference\":\"R-2026-000042\",\"processing\":true}"));
    }

    @Test
    void shouldTakeWhatIsAsItWas() throws IOException {
        assertThat(verify(archive(), pem(key))).isZero();
        assertThat(out.toString()).startsWith("Intact: 2 files");
    }

    @Test
    void shouldTakeTheKeysAsTheDeskPublishesThem() throws IOException {
        byte[] der = key.getPublic().getEncoded();
        String x = BASE64.encodeToString(Arrays.copyOfRange(der, der.length - 32, der.length));
        assertThat(verify(archive(), "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}]}"))
                .isZero();
    }

    @Test
    void shouldTakeOneOfSeveralKeys() throws Exception {
        KeyPair later = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThat(verify(archive(), pem(later) + pem(key))).isZero();
    }

    @Test
    void shouldNameTheFileOfOneAlteredByte() throws IOException {
        // given an archive packed anew with one byte changed, its sums and signature as they were
        byte[] before = archive();
        files.get("data.json")[0]++;

        // when
        int code = verify(repacked(before, files), pem(key));

        // then
        assertThat(code).isOne();
        assertThat(out.toString()).contains("CHANGED  data.json").doesNotContain("letter.pdf");
    }

    @Test
    void shouldNoticeAnyAlteredByteOfTheArchiveItself() throws IOException {
        byte[] archive = archive();
        // the first file's packed content begins after its head of 30 bytes, its name and its time
        int start = 30 + archive[26] + archive[28];
        for (int at = start; at < start + 20; at++) {
            byte[] altered = archive.clone();
            altered[at] ^= 0x10;
            out.getBuffer().setLength(0);
            assertThat(verify(altered, pem(key))).as("byte %d", at).isNotZero();
        }
    }

    @Test
    void shouldNameWhatIsMissingAndWhatWasAdded() throws IOException {
        byte[] before = archive();
        files.remove("letter.pdf");
        files.put("extra.txt", bytes("x"));
        assertThat(verify(repacked(before, files), pem(key))).isOne();
        assertThat(out.toString()).contains("MISSING  letter.pdf", "ADDED    extra.txt");
    }

    @Test
    void shouldNotTakeAnotherKeysSignature() throws Exception {
        KeyPair stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThat(verify(archive(), pem(stranger))).isOne();
        assertThat(out.toString()).contains("UNSIGNED SHA256SUMS");
    }

    @Test
    void shouldSayWhenItCouldNotCheck() throws IOException {
        assertThat(verify(bytes("no archive"), pem(key))).isEqualTo(2);
        assertThat(verify(archive(), "no key")).isEqualTo(2);
        assertThat(err.toString()).contains("Could not check");
    }

    @Test
    void shouldSayInTheHelpHowItIsUsed() {
        int code = Commands.commandLine().setOut(new PrintWriter(out)).execute("bundle", "verify", "--help");
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("/d/keys.json", "Exit code: 0 intact", "offline")
                .satisfies(help -> assertThat(help.lines()).allMatch(line -> line.length() <= 80));
    }

    private int verify(byte[] archive, String keys) throws IOException {
        Path file = Files.write(home.resolve("answer.zip"), archive);
        Path published = Files.writeString(home.resolve("keys"), keys);
        return Commands.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("bundle", "verify", "--keys", published.toString(), file.toString());
    }

    private byte[] archive() {
        var bytes = new ByteArrayOutputStream();
        try (Archive archive = new Archive(bytes, "R-2026-000042", LocalDate.of(2026, 11, 22), this::signature)) {
            files.forEach(archive::add);
        }
        return bytes.toByteArray();
    }

    private String signature(byte[] sums) {
        try {
            String header = BASE64.encodeToString(bytes("{\"alg\":\"EdDSA\"}"));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(bytes(header + "." + BASE64.encodeToString(sums)));
            return header + ".." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] repacked(byte[] archive, Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                var before = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("R-2026-000042/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
            for (var entry = before.getNextEntry(); entry != null; entry = before.getNextEntry()) {
                if (entry.getName().contains("SHA256SUMS")) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(before.readAllBytes());
                    zip.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
