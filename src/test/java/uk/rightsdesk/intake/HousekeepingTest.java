package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HousekeepingTest extends IntakeFixture {

    @Autowired
    private MailboxExpunge expunge;

    @Autowired
    private Housekeeping housekeeping;

    @BeforeEach
    void emptyMailbox() {
        MAILBOX.startAnew();
    }

    @Test
    void shouldExpungeWhatWasDealtWithSevenDaysAgo() throws Exception {
        // given
        MAILBOX.receive(mail("", "old"), RECEIVED);
        MAILBOX.receive(mail("", "recent"), RECEIVED.plusSeconds(1));
        MAILBOX.receive(mail("", "waiting for staff"), RECEIVED.plusSeconds(2));
        sweep.sweep();
        finish("old", Duration.ofDays(8));
        finish("recent", Duration.ofDays(6));

        // when
        expunge.expunge();
        expunge.expunge();

        // then
        assertThat(MAILBOX.seen()).hasSize(2);
        assertThat(ours()).extracting(Correspondence::text).contains("old");
    }

    @Test
    void shouldNotFetchAgainWhatIsLeft() throws Exception {
        // given
        MAILBOX.receive(mail("", "old"), RECEIVED);
        MAILBOX.receive(mail("", "recent"), RECEIVED.plusSeconds(1));
        sweep.sweep();
        finish("old", Duration.ofDays(8));
        long before = count();

        // when
        expunge.expunge();
        sweep.sweep();

        // then
        assertThat(count()).isEqualTo(before);
        assertThat(sweep.health().failures()).isZero();
    }

    @Test
    void shouldKeepLongerInTheMailboxWhatCouldNotBeStoredWhole() throws Exception {
        // given
        MAILBOX.receive(mail("", "long " + "x ".repeat(50_000)), RECEIVED);
        sweep.sweep();
        finish(only().text(), Duration.ofDays(29));

        // when
        expunge.expunge();

        // then
        assertThat(MAILBOX.seen()).hasSize(1);

        // when
        finish(only().text(), Duration.ofDays(31));
        expunge.expunge();

        // then
        assertThat(MAILBOX.seen()).isEmpty();
    }

    @Test
    void shouldEraseWhatWasNoRequestAfterThirtyDays() {
        // given
        CorrespondenceId id = waitingForTriage();
        triage.decide(id, TriageDecision.Code.NOT_A_REQUEST, Set.of(), null, "A note about Amelia", "olivia");
        confirm(id, TriageDecision.Code.NOT_A_REQUEST);
        inTransaction(() -> close.work(new CloseCorrespondenceWorker.Input(id)));
        age(id, Duration.ofDays(31));

        // when
        housekeeping.eraseWhatWasNoRequest();

        // then
        Correspondence left = correspondences.get(id);
        assertThat(left.receivedAt()).isEqualTo(RECEIVED);
        assertThat(left.text()).isEmpty();
        assertThat(left.fromAddress()).isNull();
        assertThat(left.fromName()).isNull();
        assertThat(left.subject()).isNull();
        assertThat(correspondences.matchedWords(id)).isEmpty();
        assertThat(triage.of(id)).extracting(TriageDecision::note).containsOnlyNulls();
        assertThat(jdbc.sql("select length(content) from correspondence_raw where correspondence_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select length(sha256) from correspondence_raw where correspondence_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(32);
    }

    @Test
    void shouldRecogniseErasedMessageThatComesBack() {
        // given
        String mail = mail("", "Are you open on Saturdays? We would like to visit.");
        MAILBOX.receive(mail, RECEIVED);
        sweep.sweep();
        CorrespondenceId id = only().id();
        classify(only());
        inTransaction(() -> close.work(new CloseCorrespondenceWorker.Input(id)));
        age(id, Duration.ofDays(31));
        housekeeping.eraseWhatWasNoRequest();
        long before = count();

        // when
        MAILBOX.receive(mail, RECEIVED);
        sweep.sweep();

        // then
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void shouldKeepWhatOpenedRequestOrIsRecent() {
        // given
        MAILBOX.receive(mail(PASSED, "Please send me a copy of my personal data."), RECEIVED);
        sweep.sweep();
        classify(only());
        open(only());
        age(only().id(), Duration.ofDays(90));

        // when
        housekeeping.eraseWhatWasNoRequest();

        // then
        assertThat(only().text()).isEqualTo("Please send me a copy of my personal data.");
    }

    private void finish(String text, Duration ago) {
        Correspondence message = ours().stream()
                .filter(one -> one.text().equals(text))
                .findFirst()
                .orElseThrow();
        jdbc.sql("update correspondence set state = 'closed' where id = ?")
                .param(message.id().value())
                .update();
        age(message.id(), ago);
    }

    private void age(CorrespondenceId id, Duration ago) {
        jdbc.sql("update correspondence set finished_at = ? where id = ?")
                .params(
                        java.sql.Timestamp.from(
                                Objects.requireNonNull(Instant.now()).minus(ago)),
                        id.value())
                .update();
    }
}
