package uk.rightsdesk.intake.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailParserTest {

    private static final String FROM = "From: \"Amelia Hart\" <Amelia.Hart@Example.org>\n";

    private final MailParser parser = new MailParser("hello@customer-first.example", "mail.customer-first.example");

    @Test
    void shouldNeverTakeReplyToForAnAddressToAnswer() {
        // when
        ParsedMail mail = parse(FROM + """
                Reply-To: thief@example.net
                Subject: My data

                Please send it to me.
                """);

        // then
        assertThat(mail.from()).isEqualTo(new ParsedMail.Sender("amelia.hart@example.org", "Amelia Hart"));
        assertThat(mail.toString()).doesNotContain("thief");
    }

    @Test
    void shouldReadPlainMail() {
        // when
        ParsedMail mail = parse(FROM + """
                To: hello@customer-first.example
                Subject: =?utf-8?q?Caf=C3=A9?= request
                Message-ID: <abc@example.org>
                In-Reply-To: <two@customer-first.example>
                References: <one@customer-first.example>
                 <two@customer-first.example>
                Date: Mon, 2 Nov 2026 10:15:00 +0100

                Good morning.
                """);

        // then
        assertThat(mail.from()).isEqualTo(new ParsedMail.Sender("amelia.hart@example.org", "Amelia Hart"));
        assertThat(mail.to()).containsExactly("hello@customer-first.example");
        assertThat(mail.subject()).isEqualTo("Café request");
        assertThat(mail.messageId()).isEqualTo("<abc@example.org>");
        assertThat(mail.inReplyTo()).isEqualTo("<two@customer-first.example>");
        assertThat(mail.references()).containsExactly("<one@customer-first.example>", "<two@customer-first.example>");
        assertThat(mail.sentAt()).isEqualTo(Instant.parse("2026-11-02T09:15:00Z"));
        assertThat(mail.text()).isEqualTo("Good morning.");
        assertThat(mail.complete()).isTrue();
        assertThat(mail.automatic()).isEmpty();
        assertThat(mail.authenticated()).isFalse();
    }

    @Test
    void shouldReadHtmlOnlyMailAsText() {
        // when
        ParsedMail mail = parse(FROM + """
                Content-Type: text/html; charset=utf-8

                <html><head><title>no</title><style>p{}</style></head><body><p>Send me<br>my data</p>
                <script>alert(1)</script><img src="https://tracker.example/x.png"><div>Bye</div></body></html>
                """);

        // then
        assertThat(mail.text()).isEqualTo("Send me\nmy data\nBye");
    }

    @Test
    void shouldPreferPlainAlternative() {
        // when
        ParsedMail mail = parse(FROM + """
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                the words
                --b
                Content-Type: text/html

                <p>the page</p>
                --b--
                """);

        // then
        assertThat(mail.text()).isEqualTo("the words");
    }

    @Test
    void shouldListAttachmentsWithoutPathOrTricks() {
        // when
        ParsedMail mail = parse(FROM + """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                see below
                --b
                Content-Type: application/pdf; name="../../etc/pass\u202Efdp.exe"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="..\\..\\etc/evil\u202Efdp.exe"

                SGVsbG8=
                --b--
                """);

        // then
        assertThat(mail.text()).isEqualTo("see below");
        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.filename()).isEqualTo("evilfdp.exe");
            assertThat(file.contentType()).isEqualTo("application/pdf");
            assertThat(file.sizeBytes()).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8,utf-8",
        "iso-8859-1,windows-1252",
        "no-such-charset,windows-1252",
        "us-ascii,utf-8",
        "utf-16,utf-16"
    })
    void shouldReadTextOfAnyCharset(String claimed, String real) {
        // when
        byte[] header =
                (FROM + "Content-Type: text/plain; charset=" + claimed + "\n\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = "Größe ‘5’ é".replace("‘5’", "5").getBytes(Charset.forName(real));
        byte[] raw = new byte[header.length + body.length];
        System.arraycopy(header, 0, raw, 0, header.length);
        System.arraycopy(body, 0, raw, header.length, body.length);

        // then
        assertThat(parser.parse(raw).orElseThrow().text()).isEqualTo("Größe 5 é");
    }

    @Test
    void shouldKeepLineBreaksOutOfWhatIsOneLine() {
        // when
        ParsedMail mail = parse("""
                From: =?utf-8?q?Eve=0D=0ABcc=3A_all=40example=2Eorg?= <eve@example.org>
                Subject: =?utf-8?q?hello=0D=0ABcc=3A_victim=40example=2Eorg=00?=

                x
                """);

        // then
        assertThat(mail.subject()).isEqualTo("hello Bcc: victim@example.org");
        assertThat(mail.from()).isEqualTo(new ParsedMail.Sender("eve@example.org", "Eve Bcc: all@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@example.org, b@example.org\n",
                "From: a@example.org\nFrom: b@example.org\n",
                "From: nobody\n",
                "From: <a@example.org\n b@example.org>\n",
                "From: \"a b\"@example.org\n",
                "From: a@localhost\n",
                "From: group: a@example.org;\n",
                "From: \n",
                "",
            })
    void shouldNotGuessSender(String from) {
        assertThat(parse(from + "Subject: x\n\nx").from()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OWN|From: Hello@Customer-First.example",
                "AUTO_SUBMITTED|Auto-Submitted: auto-replied (vacation)",
                "AUTO_SUBMITTED|Auto-Submitted: auto-generated; x=y",
                "AUTO_SUBMITTED|X-Autoreply: yes",
                "LIST|List-Id: <news.example.org>",
                "LIST|Precedence: Bulk",
                "REPORT|Return-Path: <>",
                "REPORT|Content-Type: multipart/report; boundary=b",
            })
    void shouldRecogniseAutomaticMail(AutomaticMail why, String header) {
        String from = header.startsWith("From") ? "" : FROM;
        assertThat(parse(from + header + "\n\nx").automatic()).contains(why);
    }

    @Test
    void shouldNotTakePersonForMachine() {
        assertThat(parse(FROM + "Auto-Submitted: no\nReturn-Path: <amelia.hart@example.org>\n\nx")
                        .automatic())
                .isEmpty();
    }

    @Test
    void shouldStopAtDeepNesting() {
        // given
        StringBuilder deep = new StringBuilder(FROM);
        for (int level = 0; level < 5_000; level++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(level)
                    .append("\n\n--b")
                    .append(level)
                    .append('\n');
        }

        // when
        ParsedMail mail = parse(deep + "Content-Type: text/plain\n\nhidden");

        // then
        assertThat(mail.complete()).isFalse();
        assertThat(mail.from()).isNotNull();
    }

    @Test
    void shouldStopAtManyParts() {
        // when
        ParsedMail mail = parse(FROM + "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nx\n".repeat(5_000) + "--b--\n");

        // then
        assertThat(mail.complete()).isFalse();
        assertThat(mail.text()).startsWith("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed\n\nno boundary",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nnever ends",
                "Content-Type: multipart/mixed; boundary=b\n\n",
                "Content-Type: ;;;\n\nx",
                "Content-Type: text/plain; charset=\"\n\nx",
                "Content-Transfer-Encoding: rot13\n\nx",
                "Content-Transfer-Encoding: base64\n\n%%%not base64",
                "Content-Type: text/html\n\n<div>" + "\u0000\u0001",
                "Subject: =?utf-8?b?%%%?=\nDate: yesterday\nMessage-ID: none\n\nx",
                "Message-ID: <a\u0000b@c>\nReferences: <<>> <> <ok@example.org>\n\nx",
                "no header line at all",
                "",
                "\n",
            })
    void shouldReadWhatItCanOfBrokenMail(String broken) {
        assertThat(parser.parse((FROM + broken).getBytes(StandardCharsets.UTF_8)))
                .hasValueSatisfying(mail -> assertThat(mail.from()).isNotNull());
    }

    @Test
    void shouldSurviveRandomDamage() {
        // given
        byte[] whole = (FROM + "Content-Type: multipart/mixed; boundary=b\nSubject: =?utf-8?q?a?=\n\n"
                        + "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>=C3=A9</p>\n"
                        + "--b\nContent-Type: message/rfc822\n\nFrom: x@example.org\n\nx\n--b--\n")
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261122);

        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 12; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }

            // when
            Optional<ParsedMail> mail = parser.parse(damaged);

            // then
            mail.ifPresent(read -> assertThat(read.text() + read.subject()).doesNotContain("\u0000"));
        }
    }

    @Test
    void shouldCountLargeAttachmentWithoutKeepingIt() {
        // given
        String attachment = Base64.getMimeEncoder().encodeToString(new byte[5 << 20]);

        // when
        ParsedMail mail = parse(FROM
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n"
                + "--b\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n" + attachment + "\n--b--\n");

        // then
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.sizeBytes()).isEqualTo(5 << 20));
    }

    private ParsedMail parse(String mail) {
        return parser.parse(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
