package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import uk.rightsdesk.intake.classify.Classification;

class MailboxSweepTest extends IntakeFixture {

    @Test
    void shouldStoreReadAndTellTheProcess() {
        // given
        MAILBOX.receive(mail(PASSED, "Please send me a copy of my data."), RECEIVED);

        // when
        sweep.sweep();

        // then
        Correspondence message = only();
        assertThat(message.state()).isEqualTo(CorrespondenceState.PARSED);
        assertThat(message.receivedAt()).isEqualTo(RECEIVED);
        assertThat(message.fromAddress()).isEqualTo(AMELIA);
        assertThat(message.fromName()).isEqualTo("Amelia Hart");
        assertThat(message.text()).isEqualTo("Please send me a copy of my data.");
        assertThat(message.authenticated()).isTrue();
        assertThat(message.complete()).isTrue();
        assertTold(message);
        assertThat(MAILBOX.seen()).last().isEqualTo(true);
    }

    @Test
    void shouldFetchOnce() {
        // given
        MAILBOX.receive(mail("", "x"), RECEIVED);

        // when
        sweep.sweep();
        sweep.sweep();

        // then
        assertTold(only());
    }

    @Test
    void shouldRecogniseMessagesUnderNewUidValidity() {
        // given
        String mail = mail("", "the first");
        MAILBOX.receive(mail, RECEIVED);
        sweep.sweep();
        MAILBOX.startAnew();
        MAILBOX.receive("Received: by the restored server\r\n" + mail, RECEIVED);
        MAILBOX.receive(mail("", "the second"), RECEIVED.plusSeconds(1));

        // when
        sweep.sweep();

        // then
        assertThat(ours()).extracting(Correspondence::text).containsExactly("the first", "the second");
        ours().forEach(this::assertTold);
    }

    @Test
    void shouldTellOnceWhenStoppedAfterStoring() throws Exception {
        // given
        MAILBOX.receive(mail("", "x"), RECEIVED);
        fetch.fetchNew();
        messages.fail(true);
        sweep.sweep();
        messages.fail(false);
        CorrespondenceId id = jdbc.sql("select id from correspondence where state = 'stored'")
                .query((row, n) -> new CorrespondenceId(row.getObject(1, UUID.class)))
                .single();
        assertThat(messages.of(id.toString())).isEmpty();

        // when
        sweep.sweep();
        sweep.sweep();

        // then
        assertTold(only());
    }

    @Test
    void shouldLeaveToStaffWhatFailsAgainAndAgain() {
        // given
        MAILBOX.receive(mail("", "Please send me a copy of my data."), RECEIVED);
        messages.fail(true);
        for (int tries = 0; tries < 3; tries++) {
            sweep.sweep();
        }
        messages.fail(false);

        // when
        sweep.sweep();

        // then
        Correspondence message = correspondences.newest().stream()
                .filter(one -> one.state() == CorrespondenceState.UNPARSED
                        && one.receivedAt().equals(RECEIVED))
                .findFirst()
                .orElseThrow();
        assertTold(message);
        assertThat(classify(message).classification()).isEqualTo(Classification.UNSURE);
    }

    @Test
    void shouldNotBeHeldUpByBrokenMessage() {
        // given
        MAILBOX.receive("\u0000\u0001\u0002 no header\r\n\r\n\u0000", RECEIVED);
        MAILBOX.receive("From: " + AMELIA + "\r\nContent-Type: multipart/mixed\r\n\r\n--", RECEIVED);
        MAILBOX.receive(mail("", "after them"), RECEIVED);
        long before = count();

        // when
        sweep.sweep();

        // then
        assertTold(only());
        assertThat(count()).isEqualTo(before + 3);
        assertThat(jdbc.sql("select count(*) from correspondence where state = 'stored'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void shouldKeepBeginningOfMessageBeyondLimitAndLeaveItToStaff() {
        // given
        MAILBOX.receive(mail("", "Please send me a copy of my data. " + "long ".repeat(30_000)), RECEIVED);

        // when
        sweep.sweep();

        // then
        assertThat(only().complete()).isFalse();
        assertThat(classify(only()).classification()).isEqualTo(Classification.UNSURE);
    }

    @Test
    void shouldWaitForMailServerAndSayHowItGoes() {
        // given
        MAILBOX.stop();
        sweep.sweep();
        assertThat(sweep.health().failures()).isPositive();

        // when
        MAILBOX.start();
        MAILBOX.receive(mail("", "x"), RECEIVED);
        sweep.sweep();

        // then
        assertThat(sweep.health().failures()).isZero();
        assertTold(only());
    }

    @Test
    void shouldLogNeitherAddressNorText(CapturedOutput output) {
        // given
        MAILBOX.receive(mail("", "canary-of-the-text"), RECEIVED);
        messages.fail(true);
        sweep.sweep();
        messages.fail(false);

        // when
        sweep.sweep();

        // then
        assertTold(only());
        assertThat(output.getAll()).doesNotContain("canary-of-the-text", "amelia", "Amelia", subject);
    }
}
