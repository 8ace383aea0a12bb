package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.rightsdesk.intake.classify.Classification;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.RequestId;

/** What moves an existing request, and what does not. */
class ThreadingTest extends IntakeFixture {

    @Test
    void shouldFollowTokenOfTheParty() {
        // given
        RequestId request = request();

        // when
        ClassifyEmailWorker.Output output = received(PASSED, replyAddress(request), "Thank you.");

        // then
        assertThat(output.threaded()).isTrue();
        assertThat(only().suggestedRequest()).isEqualTo(request);
    }

    @Test
    void shouldFollowTokenBeforeThread() {
        // given a reply to a letter of one request, sent to the token of another
        RequestId named = request();
        RequestId answered = request();

        // when
        ClassifyEmailWorker.Output output =
                received(PASSED + answering(answered, AMELIA), replyAddress(named), "Thank you.");

        // then the two contradict each other, so a person looks
        assertThat(only().suggestedRequest()).isEqualTo(named);
        assertThat(output.threaded()).isFalse();
    }

    @Test
    void shouldOnlySuggestTokenWithoutPassOfOwnServer() {
        assertOnlySuggested("Authentication-Results: mail.attacker.example; dkim=pass header.d=example.org\r\n");
    }

    @Test
    void shouldOnlySuggestTokenOfSenderWhoFailed() {
        assertOnlySuggested("Authentication-Results: mail.customer-first.example; spf=fail"
                + " smtp.mailfrom=example.org; dkim=none\r\n" + PASSED);
    }

    @Test
    void shouldOnlySuggestTokenToSomebodyElse() {
        // given
        RequestId request = request();
        String address = replyAddress(request);
        MAILBOX.receive(
                mail(PASSED, "Thank you.").replace(AMELIA, "eve@example.org").replace(Mailbox.ADDRESS, address),
                RECEIVED);
        sweep.sweep();

        // then
        assertThat(classify(only()).threaded()).isFalse();
        assertThat(only().suggestedRequest()).isEqualTo(request);
    }

    @Test
    void shouldOnlySuggestClosedRequest() {
        // given
        RequestId request = request();
        String address = replyAddress(request);
        transaction.executeWithoutResult(status -> requests.close(request, Outcome.ANSWERED));

        // then
        assertThat(received(PASSED, address, "Thank you.").threaded()).isFalse();
        assertThat(only().suggestedRequest()).isEqualTo(request);
    }

    @Test
    void shouldNotKnowForgedToken() {
        // given
        String address = replyAddress(request());
        String forged = address.replaceFirst("\\+.", address.contains("+a") ? "+b" : "+a");

        // then
        assertThat(received(PASSED, forged, "Thank you.").threaded()).isFalse();
        assertThat(only().suggestedRequest()).isNull();
    }

    @Test
    void shouldHaveAPersonLookAtReplyThatAsksForAnotherRight() {
        // given
        RequestId request = request();

        // when
        ClassifyEmailWorker.Output output =
                received(PASSED, replyAddress(request), "Thank you. Please also delete my account and all my data.");

        // then
        assertThat(output.threaded()).isFalse();
        assertThat(only().suggestedRequest()).isEqualTo(request);
    }

    @Test
    void shouldJoinReplyThatAsksForTheSameRightAgain() {
        // given
        RequestId request = request();

        // then
        assertThat(received(PASSED, replyAddress(request), "Where is the copy of my personal data?")
                        .threaded())
                .isTrue();
    }

    @Test
    void shouldTakePersonsReplyThroughListForPersons() {
        // given
        RequestId request = request();

        // when
        ClassifyEmailWorker.Output output = received(
                PASSED + "List-Unsubscribe: <https://example.org/u>\r\n", replyAddress(request), "Here it is.");

        // then
        assertThat(output.automatic()).isFalse();
        assertThat(output.threaded()).isTrue();
    }

    @Test
    void shouldNotAnswerMachineThatAnswersOurLetterInANewThread() {
        // given an automatic reply that does not say so, quoting the letter it answers
        RequestId request = request();
        subject = "Re: your subject access request " + requests.get(request).reference() + " " + subject;

        // when
        ClassifyEmailWorker.Output output = received(
                PASSED, Mailbox.ADDRESS, "Got your mail about: a copy of your personal data you hold about me.");

        // then a person looks
        assertThat(output.threaded()).isFalse();
        assertThat(output.classification()).isEqualTo(Classification.UNSURE);
    }

    @Test
    void shouldHaveAPersonLookWhenOneAddressSendsRequestAfterRequest() {
        // given
        String sender = "machine" + java.util.UUID.randomUUID() + "@example.org";
        for (int i = 0; i < 10; i++) {
            MAILBOX.receive(
                    mail(PASSED, "Please send me a copy of my personal data.").replace(AMELIA, sender),
                    RECEIVED.plusSeconds(i));
        }
        sweep.sweep();
        ours().forEach(message -> {
            assertThat(classify(message).classification()).isEqualTo(Classification.ACCESS);
            open(message);
        });

        // when
        MAILBOX.receive(
                mail(PASSED, "Please send me a copy of my personal data, again.")
                        .replace(AMELIA, sender),
                RECEIVED.plusSeconds(60));
        sweep.sweep();

        // then
        assertThat(classify(ours().getLast()).classification()).isEqualTo(Classification.UNSURE);
    }

    @Test
    void shouldLeaveAbsenceNoteUnanswered() {
        // given
        RequestId request = request();

        // when
        ClassifyEmailWorker.Output output =
                received(PASSED + "Auto-Submitted: auto-replied\r\n", replyAddress(request), "I am away until Monday.");

        // then
        assertThat(output.automatic()).isTrue();
        assertThat(output.threaded()).isTrue();
    }

    @Test
    void shouldTakeMailFromOwnTokenAddressForOwn() {
        // given
        String address = replyAddress(request());
        MAILBOX.receive(mail(PASSED, "A copy of my data please.").replace(AMELIA, address), RECEIVED);
        sweep.sweep();

        // then
        assertThat(only().automatic()).isEqualTo("own");
        assertThat(classify(only()).automatic()).isTrue();
    }

    private void assertOnlySuggested(String headers) {
        // given
        RequestId request = request();

        // then
        assertThat(received(headers, replyAddress(request), "Thank you.").threaded())
                .isFalse();
        assertThat(only().suggestedRequest()).isEqualTo(request);
    }

    private ClassifyEmailWorker.Output received(String headers, String to, String text) {
        MAILBOX.receive(mail(headers, text).replace("To: " + Mailbox.ADDRESS, "To: " + to), RECEIVED);
        sweep.sweep();
        return classify(only());
    }
}
