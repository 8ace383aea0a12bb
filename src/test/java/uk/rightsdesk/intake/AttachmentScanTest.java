package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Attachments are typed by content, scanned, and shown only when clean; a large mail comes through the mailbox. */
@TestPropertySource(properties = {"rightsdesk.mail.imap.largest=40MB", "rightsdesk.intake.clamd-timeout=500ms"})
class AttachmentScanTest extends IntakeFixture {

    private static final ScriptedClamd CLAMD = new ScriptedClamd();

    @DynamicPropertySource
    static void clamd(DynamicPropertyRegistry registry) {
        registry.add("rightsdesk.intake.clamd", CLAMD::address);
    }

    @BeforeEach
    void calm() {
        CLAMD.silent(false);
        CLAMD.broken(false);
    }

    @Test
    void shouldShowWhatIsClean() {
        // when
        AttachedFile file = received("%PDF-1.7 evidence");

        // then
        assertThat(file.scan()).isEqualTo(AttachedFile.Scan.CLEAN);
        assertThat(file.claimedType()).isEqualTo("image/png");
        assertThat(file.detectedType()).isEqualTo("application/pdf");
        assertThat(CLAMD.heard()).contains("%PDF-1.7 evidence");
        assertThat(correspondences.attachment(only().id(), 0))
                .hasValueSatisfying(content -> assertThat(new String(content, StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-1.7 evidence"));
    }

    @Test
    void shouldNeverShowVirus() {
        // when
        AttachedFile file = received("THE-VIRUS");

        // then
        assertThat(file.scan()).isEqualTo(AttachedFile.Scan.INFECTED);
        assertThat(correspondences.attachment(only().id(), 0)).isEmpty();
    }

    @Test
    void shouldNotShowWhatScannerWillNotTake() {
        // when
        AttachedFile file = received("large ".repeat(50_000));

        // then
        assertThat(file.scan()).isEqualTo(AttachedFile.Scan.REFUSED);
        assertThat(file.isVisible()).isFalse();
    }

    @Test
    void shouldFailClosedWhileScannerIsSilentAndCatchUp() {
        // given
        CLAMD.silent(true);

        // then the mail itself goes on
        assertThat(received("patience").scan()).isEqualTo(AttachedFile.Scan.PENDING);
        assertThat(correspondences.attachment(only().id(), 0)).isEmpty();
        assertThat(sweep.health().failures()).isPositive();
        assertTold(only());

        // when
        CLAMD.silent(false);
        sweep.sweep();

        // then
        assertThat(file().scan()).isEqualTo(AttachedFile.Scan.CLEAN);
        assertThat(sweep.health().failures()).isZero();
    }

    @Test
    void shouldFailClosedWhenScannerGivesNoVerdict() {
        // given
        CLAMD.broken(true);

        // then
        assertThat(received("no verdict").scan()).isEqualTo(AttachedFile.Scan.PENDING);

        // when
        CLAMD.broken(false);
        sweep.sweep();

        // then
        assertThat(file().isVisible()).isTrue();
    }

    @Test
    void shouldTakeAttachmentOfTwentyFiveMegabytes() {
        // given
        byte[] large = new byte[25 * 1024 * 1024];

        // when
        MAILBOX.receive(withAttachment(large), RECEIVED);
        sweep.sweep();

        // then
        assertThat(file().sizeBytes()).isEqualTo(large.length);
        assertThat(only().complete()).isTrue();
        assertThat(only().text()).isEqualTo("See the file.");
    }

    private AttachedFile received(String content) {
        MAILBOX.receive(withAttachment(content.getBytes(StandardCharsets.US_ASCII)), RECEIVED);
        sweep.sweep();
        return file();
    }

    private AttachedFile file() {
        List<AttachedFile> files = correspondences.attachments(only().id());
        assertThat(files).hasSize(1);
        return files.getFirst();
    }

    private String withAttachment(byte[] content) {
        return mail("", "").split("Content-Type", 2)[0]
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n"
                + "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=passport.png\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b--\r\n";
    }
}
