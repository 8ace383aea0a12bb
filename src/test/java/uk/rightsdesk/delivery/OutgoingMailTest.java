package uk.rightsdesk.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import uk.rightsdesk.request.EventType;

class OutgoingMailTest extends DeliveryFixture {

    @Test
    void shouldSendTheStoredBytes() {
        // when
        UUID id = queue(message("ack"));

        // then
        await().until(() -> stateOf(id) == SentMail.State.SENT);
        assertThat(SMTP.taken()).containsExactly(stored(id));
        assertThat(SMTP.taken().getFirst())
                .contains("From: Customer First Group <hello@customer-first.example>")
                .contains("To: amelia.hart@example.org")
                .contains("Auto-Submitted: auto-replied")
                .contains("In-Reply-To: <two@example.org>")
                .contains("References: <one@example.org>\r\n <two@example.org>")
                .contains("Content-Disposition: attachment; filename=letter.pdf");
        assertThat(events()).contains(EventType.MESSAGE_SENT);
    }

    @Test
    void shouldHaveAnswersAndBouncesComeToTheTokenOfItsRequest() {
        // when
        UUID id = queue(message("token"));

        // then
        await().until(() -> stateOf(id) == SentMail.State.SENT);
        String address = tokens.replyAddress(request).orElseThrow();
        assertThat(stored(id)).contains("Reply-To: Customer First Group").contains("<" + address + ">");
        assertThat(SMTP.envelopes().getLast()).startsWith("MAIL FROM:<" + address + ">");
    }

    @Test
    void shouldTellStaffOnceOfLetterRefusedForGood() {
        // given
        SMTP.answer("RCPT", "550 no such user");

        // when
        UUID id = queue(message("refused"));

        // then the notice itself is refused too, and nobody is told of that
        await().untilAsserted(() -> assertThat(outgoing.of(request))
                .extracting(SentMail::purpose, SentMail::state)
                .containsExactly(
                        tuple("acknowledgement", SentMail.State.FAILED), tuple("staff-notice", SentMail.State.FAILED)));
        assertThat(stateOf(id)).isEqualTo(SentMail.State.FAILED);
    }

    @Test
    void shouldSendNothingOfTransactionRolledBack() {
        // when
        transaction.executeWithoutResult(status -> {
            outgoing.queue(message("rolled-back"));
            status.setRollbackOnly();
        });
        UUID after = queue(message("after"));

        // then
        await().until(() -> stateOf(after) == SentMail.State.SENT);
        assertThat(SMTP.taken()).hasSize(1);
    }

    @Test
    void shouldMakeOneEmailOfOneBusinessKey() {
        // when
        UUID first = queue(message("twice"));
        UUID second = queue(message("twice"));

        // then
        await().until(() -> stateOf(first) == SentMail.State.SENT);
        assertThat(second).isEqualTo(first);
        assertThat(SMTP.taken()).hasSize(1);
    }

    @Test
    void shouldSendOnceServerIsBack() {
        // given
        SMTP.stop();
        UUID id = queue(message("server-away"));
        await().pollDelay(Duration.ofMillis(500)).until(() -> stateOf(id) == SentMail.State.QUEUED);

        // when
        SMTP.start();

        // then
        await().until(() -> stateOf(id) == SentMail.State.SENT);
        assertThat(SMTP.taken()).containsExactly(stored(id));
    }

    @Test
    void shouldSendSameBytesAgainWhenAnswerWasLost() {
        // given
        SMTP.answer(".", ScriptedSmtp.HANG_UP);
        UUID id = queue(message("answer-lost"));
        await().until(() -> SMTP.taken().size() > 1);

        // when
        SMTP.answer(".", "250 taken");

        // then
        await().until(() -> stateOf(id) == SentMail.State.SENT);
        assertThat(SMTP.taken()).containsOnly(stored(id));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,451 try later",
        "RCPT,452 mailbox full",
        "MAIL,550 we do not like you",
        "DATA,421 closing",
        ".,451 greylisted"
    })
    void shouldTryAgainWhatMayPass(String command, String reply) {
        // given
        SMTP.answer(command, reply);
        UUID id = queue(message("may-pass-" + command + reply.substring(0, 3)));
        await().pollDelay(Duration.ofMillis(400)).until(() -> stateOf(id) == SentMail.State.QUEUED);

        // when
        SMTP.forget();

        // then
        await().until(() -> stateOf(id) == SentMail.State.SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org", "nobody", ""})
    void shouldRefuseWhatIsNotOneRecipientWithoutQuotingIt(String recipient) {
        // given
        OutgoingMessage message =
                new OutgoingMessage(request, "ack", "ack:bad", recipient, "s", "t", List.of(), MailThread.NONE, false);

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue(message))
                .withMessage("recipient of ack:bad is not one email address");
    }

    @Test
    void shouldKeepInjectedHeaderOutOfSubject() {
        // when
        UUID id = queue(new OutgoingMessage(
                request,
                "ack",
                "injected:" + request,
                RECIPIENT,
                "hello\r\nBcc: victim@example.org",
                "t",
                List.of(),
                MailThread.NONE,
                false));

        // then
        assertThat(stored(id))
                .contains("Subject: hello Bcc: victim@example.org")
                .doesNotContain("\nBcc:")
                .doesNotContain("Auto-Submitted");
    }

    @Test
    void shouldLogNeitherAddressNorText(CapturedOutput output) {
        // given
        SMTP.answer("RCPT", "550 amelia.hart@example.org is unknown here");

        // when
        UUID id = queue(message("logged"));

        // then
        await().until(() -> stateOf(id) == SentMail.State.FAILED);
        assertThat(output.getAll()).contains("send-email").doesNotContain("amelia", "Your letter");
    }
}
