package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;
import uk.rightsdesk.intake.DeskEntries;
import uk.rightsdesk.intake.DeskEntry;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.marketing.Suppressions;
import uk.rightsdesk.vault.Opened;

/** A withdrawal of consent, and the marketing choice, in the system of record; the engine left out. */
@TestPropertySource(
        properties = {
            "rightsdesk.datamap.systems.customer-experience.writer.username=rightsdesk_writer",
            "rightsdesk.datamap.systems.customer-experience.writer.password=writer-pass"
        })
class ConsentWithdrawalTest extends DeskFixture {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger(870_000);

    @Autowired
    private DeskEntries entries;

    @Autowired
    private Suppressions suppressions;

    private final JdbcClient sample =
            JdbcClient.create(new DriverManagerDataSource(DeskWiring.sampleUrl(), "postgres", "postgres"));
    private int account;
    private String address = "";

    @BeforeEach
    void hold() {
        account = ACCOUNTS.incrementAndGet();
        address = "consent-" + account + "@example.org";
        sample.sql("""
                insert into account (id, email, given_name, family_name, opened_at)
                    values (%1$d, '%2$s', 'Olu', 'Canary', now());
                insert into marketing_preference (account_id, channel, wanted, changed_at)
                    values (%1$d, 'email', true, now());
                insert into account_segment (account_id, segment, engagement, computed_at)
                    values (%1$d, 'regular', 50, now())""".formatted(account, address)).update();
    }

    @Test
    void shouldEndOnlyTheUsesThatTheMessageNames() {
        // when
        Request request = withdrawn("I withdraw my consent to cookies, please.");

        // then
        assertThat(segments()).isZero();
        assertThat(marketingWanted()).isOne();
        assertThat(suppressions.covers(address)).contains(false);
        assertThat(letter(request)).contains("To see how our website is used", "UK GDPR Article 7(3)");
        assertThat(letter(request)).doesNotContain("To send you news");
    }

    @Test
    void shouldEndEveryUseThatRestsOnConsentWhereTheMessageNamesNone() {
        // when
        Request request = withdrawn("I withdraw my consent.");

        // then
        assertThat(segments()).isZero();
        assertThat(marketingWanted()).isZero();
        assertThat(suppressions.covers(address)).as("marketing is absolute").contains(true);
        assertThat(letter(request)).contains("To see how our website is used", "To send you news");
        assertThat(details(request, EventType.PURPOSE_STOPPED)).hasSize(2);
    }

    @Test
    void shouldChangeNothingTwiceAndNobodyElse() {
        // given
        String others = "select count(*) from consent where account_id <> " + account;
        long before = counted(others);

        // when
        Request request = withdrawn("I withdraw my consent.");
        work("withdraw-consent", Map.of("requestId", request.id().toString()));

        // then
        assertThat(counted("select count(*) from consent where not granted and account_id = " + account))
                .isEqualTo(2);
        assertThat(counted(others)).isEqualTo(before);
    }

    @Test
    void shouldSayWhereNothingIsHeldUnderTheAddress() {
        // given
        address = "nobody-" + UUID.randomUUID() + "@example.org";

        // then
        assertThat(letter(withdrawn("I withdraw my consent."))).contains("We hold nothing under the address");
        assertThat(suppressions.covers(address)).contains(true);
    }

    @Test
    void shouldSetTheMarketingChoiceInTheSystemOfRecord() {
        // given
        Request request = entered(Right.MARKETING_OBJECTION, "No more news.");
        Map<String, Object> id = Map.of("requestId", request.id().toString());

        // when
        work("stop-marketing", id);
        work("record-marketing-choice", id);
        work("record-marketing-choice", id);

        // then
        assertThat(marketingWanted()).isZero();
        assertThat(segments()).isOne();
        assertThat(counted("select count(*) from consent where not granted and account_id = " + account))
                .isOne();
    }

    private Request withdrawn(String text) {
        Request request = entered(Right.CONSENT_WITHDRAWAL, text);
        Map<String, Object> id = Map.of("requestId", request.id().toString());
        work("withdraw-consent", id);
        work("confirm-consent-withdrawn", id);
        return request;
    }

    private Request entered(Right right, String text) {
        var entry = new DeskEntry(
                UUID.randomUUID(),
                Channel.TELEPHONE,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                "Olu",
                address,
                "",
                text,
                Set.of(right));
        return entries.enter(entry, "olivia").getFirst();
    }

    private String letter(Request request) {
        return Opened.letter(jdbc, vault, request.id().value(), "consent-withdrawn");
    }

    private long segments() {
        return counted("select count(*) from account_segment where account_id = " + account);
    }

    private long marketingWanted() {
        return counted("select count(*) from marketing_preference where wanted and account_id = " + account);
    }

    private long counted(String query) {
        return sample.sql(query).query(Long.class).single();
    }
}
