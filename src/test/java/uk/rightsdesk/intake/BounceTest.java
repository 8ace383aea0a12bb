package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.intake.classify.Classification;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;

class BounceTest extends IntakeFixture {

    @Test
    void shouldNoteLostLetterAndTellStaff() {
        // given
        RequestId request = request();
        SentMail letter = sent(request);

        // when
        bounce(Mailbox.ADDRESS, "5.1.1", letter.messageId());

        // then
        assertThat(returned(request))
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsAllEntriesOf(Map.of(
                                "status", "5.1.1",
                                "message", letter.id().toString(),
                                "purpose", "acknowledgement")));
        assertThat(notices(request)).hasSize(1);
        assertThat(outgoing.of(request)).anySatisfy(mail -> {
            assertThat(mail.id()).isEqualTo(letter.id());
            assertThat(mail.state()).isEqualTo(SentMail.State.FAILED);
            assertThat(mail.failureCode()).isEqualTo("5.1.1");
        });
        assertThat(only().request()).isEqualTo(request);
    }

    @Test
    void shouldNeverAnswerOrCloseAway() {
        // given
        RequestId request = request();
        bounce(Mailbox.ADDRESS, "5.1.1", sent(request).messageId());

        // when
        ClassifyEmailWorker.Output output = classify(only());
        inTransaction(() -> close.work(new CloseCorrespondenceWorker.Input(only().id())));

        // then though it quotes a letter about a copy of personal data
        assertThat(output.classification()).isEqualTo(Classification.NONE);
        assertThat(output.automatic()).isTrue();
        assertThat(output.threaded()).isTrue();
        assertThat(only().request()).isEqualTo(request);
        assertThat(correspondences.of(request)).contains(only());
    }

    @Test
    void shouldNoteLateLetterOnly() {
        // given
        RequestId request = request();

        // when
        bounce(Mailbox.ADDRESS, "4.4.1", sent(request).messageId());

        // then
        assertThat(returned(request)).hasSize(1);
        assertThat(notices(request)).isEmpty();
    }

    @Test
    void shouldFindRequestByTokenWhereReportQuotesNothing() {
        // given
        RequestId request = request();

        // when
        bounce(replyAddress(request), "5.2.2", null);

        // then
        assertThat(returned(request))
                .singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("status", "5.2.2"));
    }

    @Test
    void shouldNoteSameReportOnce() {
        // given
        RequestId request = request();
        String report = report(Mailbox.ADDRESS, "5.1.1", sent(request).messageId());

        // when
        MAILBOX.receive(report, RECEIVED);
        MAILBOX.receive("Received: by another way\r\n" + report, RECEIVED.plusSeconds(5));
        sweep.sweep();

        // then
        assertThat(returned(request)).hasSize(1);
        assertThat(notices(request)).hasSize(1);
    }

    @Test
    void shouldTakeReportAboutUnknownMailForNobodys() {
        // when
        bounce(Mailbox.ADDRESS, "5.1.1", "<unknown@customer-first.example>");

        // then
        assertThat(only().request()).isNull();
        assertThat(classify(only()).automatic()).isTrue();
    }

    private void bounce(String to, String status, @org.jspecify.annotations.Nullable String messageId) {
        MAILBOX.receive(report(to, status, messageId), RECEIVED);
        sweep.sweep();
    }

    private String report(String to, String status, @org.jspecify.annotations.Nullable String messageId) {
        String original = messageId == null
                ? ""
                : "--b\nContent-Type: message/rfc822\n\nMessage-ID: " + messageId
                        + "\nSubject: Your request\n\nWe send you a copy of your personal data.\n";
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                To: %s
                Message-ID: <%s@mx.example.org>
                Subject: %s
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Your message could not be delivered. You asked for a copy of your personal data.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; amelia.hart@example.org
                Action: %s
                Status: %s

                %s--b--
                """.formatted(
                        to,
                        java.util.UUID.randomUUID(),
                        subject,
                        status.startsWith("5") ? "failed" : "delayed",
                        status,
                        original)
                .replace("\n", "\r\n");
    }

    /** A letter that a mail server has taken. */
    private SentMail sent(RequestId request) {
        SentMail letter = letter(request, AMELIA);
        jdbc.sql("update outgoing_message set state = 'sent', finished_at = now() where id = ?")
                .param(letter.id())
                .update();
        return letter;
    }

    private List<RequestEvent> returned(RequestId request) {
        return journal.of(request).stream()
                .filter(event -> event.type() == EventType.MESSAGE_RETURNED)
                .toList();
    }

    private List<SentMail> notices(RequestId request) {
        return outgoing.of(request).stream().filter(SentMail::isToStaff).toList();
    }
}
