package uk.rightsdesk.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.delivery.Bounces;
import uk.rightsdesk.delivery.ScriptedSmtp;

@SpringBootTest(
        classes = MailingWiring.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "rightsdesk.mail.address=hello@customer-first.example",
            "rightsdesk.mail.imap.enabled=false",
            "rightsdesk.mailing.batch=40",
            "rightsdesk.mailing.page=50",
            "rightsdesk.outbox.first-pause=50ms"
        })
@ExtendWith(OutputCaptureExtension.class)
class MailingTest {

    private static final ScriptedSmtp SMTP = new ScriptedSmtp();

    @Autowired
    private Mailings mailings;

    @Autowired
    private NumberedPeople people;

    @Autowired
    private Bounces bounces;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", SMTP::port);
    }

    @BeforeAll
    static void start() {
        SMTP.start();
    }

    @AfterAll
    static void stop() {
        SMTP.stop();
    }

    @BeforeEach
    void forget() {
        SMTP.forget();
    }

    @Test
    void shouldWriteToEachPersonOnceByTheirName() {
        // when
        MailingId mailing = open(NumberedPeople.matter(170));
        MailingProgress done = finish(mailing);

        // then
        assertThat(done).isEqualTo(new MailingProgress(170, 0, 170, 0, 0, 0, true, true));
        assertThat(SMTP.taken()).hasSize(170).extracting(Received::to).doesNotHaveDuplicates();
        assertThat(SMTP.taken())
                .filteredOn(mail -> Received.to(mail).equals("person-7@example.org"))
                .singleElement()
                .asString()
                .contains("Subject: Our privacy notice has changed", "Dear Person 7,");
    }

    @Test
    void shouldSayThatNoPersonWroteItAndOfferNoUnsubscribing() {
        // when
        finish(open(NumberedPeople.matter(1)));

        // then
        assertThat(SMTP.taken().getFirst())
                .contains("Auto-Submitted: auto-generated")
                .doesNotContainIgnoringCase("List-Unsubscribe");
    }

    @Test
    void shouldOpenOneMailingForAMatter() {
        // given
        UUID matter = NumberedPeople.matter(3);
        MailingId first = open(matter);
        finish(first);

        // when
        MailingId second = open(matter);

        // then
        assertThat(second).isEqualTo(first);
        assertThat(finish(second).sent()).isEqualTo(3);
        assertThat(SMTP.taken()).hasSize(3);
    }

    @Test
    void shouldHaveNoMoreThanABatchOnItsWay() {
        // given
        SMTP.answer("RCPT", "451 later");
        MailingId mailing = open(NumberedPeople.matter(120));

        // when
        mailings.sendNext(mailing);
        MailingProgress stuck = mailings.sendNext(mailing);

        // then
        assertThat(stuck.queued()).isEqualTo(40);
        assertThat(stuck.complete()).isFalse();
        SMTP.forget();
        assertThat(finish(mailing).sent()).isEqualTo(120);
    }

    @Test
    void shouldWriteNothingOfABatchRolledBack() {
        // given
        MailingId mailing = open(NumberedPeople.matter(60));

        // when
        transaction.executeWithoutResult(status -> {
            mailings.sendNext(mailing);
            status.setRollbackOnly();
        });

        // then
        assertThat(mailings.progress(mailing).total()).isZero();
        assertThat(finish(mailing).sent()).isEqualTo(60);
        assertThat(SMTP.taken()).hasSize(60);
    }

    @Test
    void shouldWriteOnceToWhoeverHoldsTwoAccounts() {
        // given
        UUID matter = NumberedPeople.matter(3);
        people.put(matter, 1, "sian@example.org", "Siân Llewellyn");
        people.put(matter, 2, "Sian@Example.org", "Siân Llewellyn");
        people.put(matter, 3, "sian@example.org", "Gareth Llewellyn");

        // when
        MailingProgress done = finish(open(matter));

        // then who shares an address is another person
        assertThat(done.sent()).isEqualTo(2);
    }

    @Test
    void shouldListThoseWithoutAnAddressForAnotherChannel() {
        // given
        UUID matter = NumberedPeople.matter(3);
        people.put(matter, 1, null, "Amelia Hart");
        people.put(matter, 2, "not an address", null);

        // when
        MailingId mailing = open(matter);
        MailingProgress done = finish(mailing);

        // then
        assertThat(done.failed()).isEqualTo(2);
        assertThat(mailings.unreached(mailing, 10))
                .extracting(unreached -> unreached.addressee().name(), Unreached::code, Unreached::attendedBy)
                .containsExactly(tuple("Amelia Hart", "no-address", null), tuple(null, "no-address", null));
    }

    @Test
    void shouldListThoseWhoseMailServerRefusesForGood() {
        // given
        SMTP.answer("RCPT", "550 no such user");

        // when
        MailingId mailing = open(NumberedPeople.matter(1));
        finish(mailing);

        // then
        assertThat(mailings.unreached(mailing, 10)).extracting(Unreached::code).containsExactly("smtp-550");
    }

    @Test
    void shouldCountABounceAndListItUntilSomebodySawToIt() {
        // given
        MailingId mailing = open(NumberedPeople.matter(2));
        finish(mailing);
        String returned = Received.messageId(SMTP.taken().getFirst());

        // when
        report(returned, "5.1.1");
        report(returned, "5.1.1");

        // then
        assertThat(mailings.progress(mailing)).isEqualTo(new MailingProgress(2, 0, 1, 1, 0, 1, true, true));
        Unreached lost = mailings.unreached(mailing, 10).getFirst();
        assertThat(mailings.attend(mailing, lost.letter(), "olivia")).isTrue();
        assertThat(mailings.attend(mailing, lost.letter(), "ravi")).isFalse();
        assertThat(mailings.progress(mailing).unattended()).isZero();
        assertThat(mailings.unreached(mailing, 10))
                .extracting(Unreached::attendedBy)
                .containsExactly("olivia");
    }

    @Test
    void shouldTakeNoNoticeOfADelay() {
        // given
        MailingId mailing = open(NumberedPeople.matter(1));
        finish(mailing);

        // when
        report(Received.messageId(SMTP.taken().getFirst()), "4.4.1");

        // then
        assertThat(mailings.progress(mailing).bounced()).isZero();
    }

    @Test
    void shouldKeepAddressesAndNamesOutOfStoreAndLog(CapturedOutput output) {
        // given
        UUID matter = NumberedPeople.matter(1);
        people.put(matter, 1, "canary@example.org", "Canary Bird");
        SMTP.answer("RCPT", "550 canary@example.org is unknown");

        // when
        MailingId mailing = open(matter);
        finish(mailing);

        // then
        String row = jdbc.sql("select l::text || m::text from mailing_letter l join mailing m on m.id = mailing_id"
                        + " where mailing_id = ?")
                .param(mailing.value())
                .query(String.class)
                .single();
        assertThat(row).contains("failed").doesNotContainIgnoringCase("canary").doesNotContain("changed");
        assertThat(output.getAll()).contains("send-mailing-letter").doesNotContainIgnoringCase("canary");
    }

    @Test
    void shouldRefuseAKindThatNobodyKnows() {
        assertThatThrownBy(() -> mailings.open(MailingKind.BREACH_NOTICE, UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private MailingId open(UUID matter) {
        return mailings.open(MailingKind.NOTICE_CHANGE, matter);
    }

    private MailingProgress finish(MailingId mailing) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> mailings.sendNext(mailing).complete());
        return mailings.progress(mailing);
    }

    private void report(String messageId, String status) {
        assertThat(inTransaction(() -> bounces.record(
                        new Bounces.Report(UUID.randomUUID(), messageId, null, status, null, Instant.now()))))
                .isEmpty();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
