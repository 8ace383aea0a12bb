package uk.rightsdesk.intake.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send, and what becomes of it. */
class HostileMailTest {

    private static final String FROM = "From: Amelia Hart <amelia.hart@example.org>\n";

    private final MailParser parser = new MailParser("hello@customer-first.example", "mail.customer-first.example");

    @Test
    void shouldKeepInvitationOutOfTheWords() {
        // when
        ParsedMail mail = parse(FROM + """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Shall we talk about my data?
                --b
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                SUMMARY:delete all my data
                END:VCALENDAR
                --b--
                """);

        // then
        assertThat(mail.text()).isEqualTo("Shall we talk about my data?");
        assertThat(mail.attachments())
                .singleElement()
                .extracting(ParsedMail.AttachedFile::contentType)
                .isEqualTo("text/calendar");
    }

    @Test
    void shouldReadMessageForwardedWhole() {
        // when
        ParsedMail mail = parse(FROM + """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Please deal with this.
                --b
                Content-Type: message/rfc822

                From: someone@example.org
                Subject: request
                Content-Type: text/html

                <p>Send me a copy of my data.</p>
                --b--
                """);

        // then
        assertThat(mail.text()).isEqualTo("Please deal with this.\n\nSend me a copy of my data.");
        assertThat(mail.from()).isEqualTo(new ParsedMail.Sender("amelia.hart@example.org", "Amelia Hart"));
        assertThat(mail.complete()).isTrue();
    }

    @Test
    void shouldReadOutlooksOwnFormat() {
        // given
        String mail = withFile("winmail.dat", "application/ms-tnef", TnefSample.withText("Send me a copy of my data."));

        // when
        ParsedMail parsed = parse(mail);

        // then
        assertThat(parsed.text()).isEqualTo("Send me a copy of my data.");
        assertThat(parsed.complete()).isTrue();
        assertThat(parsed.attachments())
                .singleElement()
                .extracting(ParsedMail.AttachedFile::filename)
                .isEqualTo("winmail.dat");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 20, 40, 60})
    void shouldLeaveToStaffWhatIsBrokenInOutlooksFormat(int length) {
        // given
        byte[] whole = TnefSample.withText("Send me a copy of my data.");
        byte[] broken = java.util.Arrays.copyOf(whole, length);

        // then
        assertThat(parse(withFile("winmail.dat", "application/octet-stream", broken))
                        .complete())
                .isFalse();
    }

    @Test
    void shouldNotUnpackZipBomb() throws IOException {
        // given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../bomb"));
            byte[] zeros = new byte[1 << 20];
            for (int megabytes = 0; megabytes < 100; megabytes++) {
                zip.write(zeros);
            }
        }

        // when
        ParsedMail mail = parse(withFile("holiday.jpg", "image/jpeg", bytes.toByteArray()));

        // then
        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.detectedType()).isEqualTo("application/zip");
            assertThat(file.sizeBytes()).isEqualTo(bytes.size());
        });
        assertThat(mail.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?q?a=0D=0ABcc=3Aall=40example=2Eorg=00=2Epdf?=",
                "../../../etc/passwd",
                "C:\\\\Windows\\\\system32\\\\cmd.exe",
                "'; drop table request; --",
                "<script>alert(1)</script>.png",
                "CON",
                "%00.pdf"
            })
    void shouldKeepNameOnOneLineWithoutPath(String name) {
        // when
        ParsedMail mail = parse(withFile(name, "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)));

        // then
        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.filename()).doesNotContainPattern("[\\p{Cc}/\\\\]").hasSizeLessThanOrEqualTo(200);
            assertThat(file.detectedType()).isEqualTo("application/pdf");
        });
    }

    @Test
    void shouldCutEndlessName() {
        assertThat(parse(withFile("x".repeat(100_000), "text/plain", new byte[] {'x'}))
                        .attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.filename()).hasSizeLessThanOrEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "Content-Type: text/html\n\n",
                "Content-Type: text/html\n\n<html><body><img src=x></body></html>",
                "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n\n--b--\n"
            })
    void shouldTakeEmptyBodyForEmpty(String rest) {
        assertThat(parse(FROM + rest).text()).isEmpty();
    }

    @Test
    void shouldReadWithoutMessageId() {
        // when
        ParsedMail mail = parse(FROM + "Subject: x\n\nmy data");

        // then
        assertThat(mail.messageId()).isNull();
        assertThat(mail.text()).isEqualTo("my data");
    }

    @Test
    void shouldGiveAttachmentByItsPlace() {
        // given
        byte[] raw = (FROM + """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: application/pdf

                first
                --b
                Content-Type: application/pdf

                second
                --b--
                """).getBytes(StandardCharsets.US_ASCII);

        // then
        assertThat(MailParser.attachment(raw, 1))
                .hasValueSatisfying(content -> assertThat(new String(content, StandardCharsets.US_ASCII).strip())
                        .isEqualTo("second"));
        assertThat(MailParser.attachment(raw, 2)).isEmpty();
        assertThat(MailParser.attachment(new byte[0], 0)).isEmpty();
    }

    @Test
    void shouldFindReplyTokensWhereverTheMessageWent() {
        // when
        ParsedMail mail = parse(FROM + """
                To: "Desk" <Hello+abc123@Customer-First.example>, other+zzz@customer-first.example
                Cc: xhello+no@customer-first.example, hello+no@customer-first.example.evil.example
                Delivered-To: hello+def456@customer-first.example

                x
                """);

        // then
        assertThat(mail.replyTokens()).containsExactly("abc123", "def456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n--b--",
                "Content-Type: multipart/report\n\nnothing",
                "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
                        + "Action: delivered\nStatus: 2.0.0\n\n--b--",
                "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/disposition-notification\n\n"
                        + "Disposition: x; displayed\n\n--b--"
            })
    void shouldFindNoLossInReportThatTellsOfNone(String report) {
        assertThat(parse(FROM + report).report()).isEmpty();
    }

    @Test
    void shouldTakeWorstOfSeveralRecipients() {
        // when
        ParsedMail mail = parse(FROM + """
                Content-Type: multipart/report; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; x

                Action: delayed
                Status: 4.4.7

                Action: failed
                Status: 5.1.1 (no such user)

                Action: delivered
                Status: 2.0.0
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <ours@customer-first.example>
                --b--
                """);

        // then
        assertThat(mail.report()).contains(new DeliveryReport("5.1.1", "<ours@customer-first.example>", null));
    }

    @Test
    void shouldTakeOldBounceInProseForLost() {
        assertThat(parse("Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\n\nSorry.")
                        .report())
                .contains(new DeliveryReport("5.0.0", null, null));
    }

    private ParsedMail parse(String raw) {
        return parser.parse(raw.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String withFile(String name, String type, byte[] content) {
        return FROM + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: " + type
                + "\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"" + name + "\"\n\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\n--b--\n";
    }
}
