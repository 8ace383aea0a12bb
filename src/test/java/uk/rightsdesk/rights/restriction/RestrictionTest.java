package uk.rightsdesk.rights.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.SampleFixture;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/**
 * A restriction is in force exactly while the systems of record enforce it, and ends only after the person was told.
 */
class RestrictionTest extends SampleFixture {

    private static final LocalDate LIFTS_ON = TODAY.plusDays(14);

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private RestrictionStore store;

    @Autowired
    private SetRestrictionWorker setting;

    @Autowired
    private SendRestrictionLiftingWorker telling;

    @Autowired
    private LiftRestrictionWorker lifting;

    @Autowired
    private PrepareRestrictionOutcomeWorker answering;

    @Autowired
    private Recipients recipients;

    @AfterEach
    void liftAll() {
        for (Restriction restriction : restrictions.inForce()) {
            clock.moveTo(TODAY);
            ended(restriction.request());
            clock.moveTo(LIFTS_ON);
            lift(restriction.request());
        }
    }

    @Test
    void shouldRestrictOnceAndNothingElse() throws SQLException {
        // given
        Request request = open(Right.RESTRICTION, SampleSystemOfRecord.AMELIA);
        granted(request);
        List<String> before = rows();

        // when
        set(request.id());

        // then
        List<String> now = rows();
        now.removeAll(before);
        assertThat(now).singleElement().asString().startsWith("restricted_account (1,");

        // when
        set(request.id());

        // then
        assertThat(rows()).hasSize(before.size() + 1);
        assertThat(recipients.of(request.id())).isNotEmpty();
        assertThat(restrictions.of(request.id()))
                .hasValueSatisfying(set -> assertThat(set.inForce()).isTrue());
        assertThat(events(request.id())).containsOnlyOnce(EventType.RESTRICTION_SET);
    }

    @Test
    void shouldNotSetWhatWasRefusedAndSayWhy() throws SQLException {
        // given
        Request request = open(Right.RESTRICTION, SampleSystemOfRecord.AMELIA);
        restrictions.answer(
                request.id(), RestrictionGround.LEGAL_CLAIMS, false, "The claim was settled in March.", OLIVIA);
        agreed(request.id());
        List<String> before = rows();

        // when
        set(request.id());
        inTransaction(() -> answering.work(new PrepareRestrictionOutcomeWorker.Input(request.id(), job())));

        // then
        assertThat(rows()).isEqualTo(before);
        assertThat(recipients.of(request.id())).isEmpty();
        assertThat(letter(request.id(), "restriction-outcome"))
                .contains("We will not limit how we use your data", "The claim was settled in March");
    }

    @Test
    void shouldLiftOnlyAfterThePersonWasToldAndTheDayHasCome() throws SQLException {
        // given
        Request request = open(Right.RESTRICTION, SampleSystemOfRecord.AMELIA);
        granted(request);
        List<String> before = rows();
        set(request.id());
        inTransaction(() -> answering.work(new PrepareRestrictionOutcomeWorker.Input(request.id(), job())));
        assertThat(letter(request.id(), "restriction-outcome")).contains("From now on we only store your data");
        inTransaction(() -> {
            requests.close(request.id(), Outcome.ANSWERED);
            return request;
        });
        assertThat(restrictions.of(request.id()))
                .as("what was asked for by itself outlives its request")
                .hasValueSatisfying(set -> assertThat(set.ending()).isNull());

        // when
        restrictions.end(request.id(), "You told us that the claim is settled.", OLIVIA);

        // then
        told(request.id(), "Msg_RestrictionEnds");
        assertThatIllegalStateException().as("not told").isThrownBy(() -> lift(request.id()));

        // when
        tell(request.id());
        tell(request.id());

        // then
        assertThat(letter(request.id(), "restriction-lifting"))
                .contains("Monday 23 November 2026", "You told us that the claim is settled", "Article 18(3)");
        clock.moveTo(LIFTS_ON.minusDays(1));
        assertThatIllegalStateException().as("too early").isThrownBy(() -> lift(request.id()));
        assertThat(held("select count(*) from restricted_account where account_id = 1"))
                .isEqualTo("1");

        // when
        clock.moveTo(LIFTS_ON);
        lift(request.id());
        lift(request.id());

        // then
        assertThat(rows()).isEqualTo(before);
        assertThat(events(request.id()))
                .containsSubsequence(
                        EventType.RESTRICTION_SET,
                        EventType.RESTRICTION_ENDING,
                        EventType.RESTRICTION_ENDING_TOLD,
                        EventType.RESTRICTION_LIFTED)
                .containsOnlyOnce(EventType.RESTRICTION_LIFTED);
    }

    @Test
    void shouldForbidLiftingUntoldWhoeverWritesTheRow() {
        Request request = open(Right.RESTRICTION, SampleSystemOfRecord.AMELIA);
        granted(request);
        set(request.id());

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> inTransaction(() -> {
                    store.lifted(request.id(), clock.instant());
                    return request;
                }));
    }

    @Test
    void shouldKeepAPersonRestrictedUntilTheLastRestrictionIsLifted() throws SQLException {
        // given
        Request asked = open(Right.RESTRICTION, SampleSystemOfRecord.AMELIA);
        Request rectification = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        granted(asked);
        set(asked.id());
        restrictions.decideNow(
                rectification.id(), RestrictionGround.ACCURACY_CONTESTED, "The postcode is in doubt.", OLIVIA);
        told(rectification.id(), "Msg_RestrictionDecided");
        set(rectification.id());

        // when
        ended(asked.id());
        clock.moveTo(LIFTS_ON);
        lift(asked.id());

        // then
        assertThat(held("select count(*) from restricted_account where account_id = 1"))
                .isEqualTo("1");

        // when
        clock.moveTo(TODAY);
        inTransaction(() -> {
            requests.close(rectification.id(), Outcome.WITHDRAWN);
            return rectification;
        });

        // then
        told(rectification.id(), "Msg_RestrictionDecided", "Msg_RestrictionEnds");

        // when
        tell(rectification.id());
        clock.moveTo(LIFTS_ON);
        lift(rectification.id());

        // then
        assertThat(letter(rectification.id(), "restriction-lifting")).contains("That work is done");
        assertThat(held("select count(*) from restricted_account where account_id = 1"))
                .isEqualTo("0");
    }

    @Test
    void shouldHaveRecipientsToldOfTheEndWhoWereToldOfIt() {
        // given two restrictions of which recipients were told, and one of which nobody was
        Request asked = open(Right.RESTRICTION, SampleSystemOfRecord.AMELIA);
        Request askedAgain = open(Right.RESTRICTION, SampleSystemOfRecord.AMELIA);
        Request rectification = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        for (Request request : List.of(asked, askedAgain)) {
            granted(request);
            set(request.id());
            recipientsTold(request.id());
        }
        restrictions.decideNow(rectification.id(), RestrictionGround.ACCURACY_CONTESTED, "It is in doubt.", OLIVIA);
        set(rectification.id());
        for (Request request : List.of(asked, askedAgain, rectification)) {
            clock.moveTo(TODAY);
            ended(request.id());
        }
        clock.moveTo(LIFTS_ON);

        // then
        assertThat(lift(asked.id()).recipientsConcerned())
                .as("the other one is in force")
                .isFalse();
        LiftRestrictionWorker.Output last = lift(askedAgain.id());
        assertThat(last.recipientsConcerned()).isTrue();
        assertThat(last.reference()).isEqualTo(askedAgain.reference());
        assertThat(last.dueAt()).isAfter(clock.instant());
        assertThat(lift(rectification.id()).recipientsConcerned())
                .as("nobody was told")
                .isFalse();
    }

    @Test
    void shouldRestrictBothAccountsOfOneAddress() throws SQLException {
        Request request = open(Right.RESTRICTION, SampleSystemOfRecord.SIAN);
        granted(request);

        set(request.id());

        assertThat(held("select string_agg(account_id::text, ',' order by account_id) from restricted_account"
                        + " where account_id in (3, 4)"))
                .isEqualTo("3,4");
    }

    @Test
    void shouldNotGrantWhereNothingIsHeld() {
        Request request = open(Right.RESTRICTION, "nobody.at.all@example.org");

        assertThatExceptionOfType(RestrictionRefused.class)
                .isThrownBy(() -> granted(request))
                .withMessageContaining("Nothing is held");
    }

    @Test
    void shouldLieStillOnceTheSecondPersonHasIt() {
        // given
        Request request = open(Right.RESTRICTION, SampleSystemOfRecord.AMELIA);
        restrictions.answer(request.id(), RestrictionGround.UNLAWFUL_USE, true, "It is unlawful.", OLIVIA);
        passedOn(request.id());

        // then
        assertThatExceptionOfType(RestrictionRefused.class)
                .isThrownBy(() -> restrictions.answer(
                        request.id(), RestrictionGround.UNLAWFUL_USE, false, "It is lawful.", OLIVIA))
                .withMessageContaining("second person");
        assertThatExceptionOfType(DataAccessException.class)
                .as("whoever writes the row")
                .isThrownBy(() -> inTransaction(() -> store.decide(
                        request.id(),
                        RestrictionGround.UNLAWFUL_USE,
                        false,
                        "It is lawful.",
                        OLIVIA,
                        clock.instant())));
    }

    @Test
    void shouldBeDecidedOnTheReviewAndEndedFromTheRegister() throws Exception {
        // given
        Request request = open(Right.RESTRICTION, SampleSystemOfRecord.AMELIA);
        String review = "/tasks/review/" + request.id();
        assertThat(page(review)).contains("Nothing is decided yet", "Decide whether the use of the data is restricted");
        assertThat(posted(review + "/restriction", Map.of("decision", "grant", "reasons", "Because.")))
                .contains("Choose the ground");
        assertThat(posted(review + "/restriction", Map.of("decision", "grant", "ground", "legal-claims")))
                .contains("Give the reasons");

        // when
        String problem = posted(
                review + "/restriction",
                Map.of("decision", "grant", "ground", "legal-claims", "reasons", "A claim against a railway."));

        // then
        assertThat(problem).isEmpty();
        assertThat(page(review)).contains("Restrict the use", "A claim against a railway.");

        // when
        agreed(request.id());
        set(request.id());

        // then
        assertThat(page("/restrictions")).contains(request.reference(), "Article 18(1)(c)");

        // when
        assertThat(posted("/restrictions/" + request.id() + "/end", Map.of("reasons", " ")))
                .contains("Give the reasons");
        posted("/restrictions/" + request.id() + "/end", Map.of("reasons", "The claim is settled."));
        tell(request.id());

        // then
        assertThat(page("/restrictions")).contains("Lifted on Monday 23 November 2026");
    }

    private void granted(Request request) {
        restrictions.answer(
                request.id(), RestrictionGround.LEGAL_CLAIMS, true, "You need the data for a claim.", OLIVIA);
        agreed(request.id());
    }

    /** As {@code RecipientNotificationProcess} leaves it. */
    private void recipientsTold(RequestId request) {
        jdbc.sql("""
                        with round as (
                            insert into recipient_round (id, request_id, kind, opened_at)
                            values (gen_random_uuid(), ?, 'restricted', now()) returning id)
                        insert into recipient_notice (id, round_id, position, token_hash, token, sent_at)
                        select gen_random_uuid(), id, 1, uuid_send(id), '', now() from round
                        """).param(request.value()).update();
    }

    private void ended(RequestId request) {
        restrictions.end(request, "The reason is gone.", OLIVIA);
        tell(request);
    }

    private void set(RequestId request) {
        inTransaction(() -> setting.work(new SetRestrictionWorker.Input(request)));
    }

    private void tell(RequestId request) {
        inTransaction(() -> telling.work(new SendRestrictionLiftingWorker.Input(request)));
    }

    private LiftRestrictionWorker.Output lift(RequestId request) {
        return inTransaction(() -> lifting.work(new LiftRestrictionWorker.Input(request)));
    }
}
