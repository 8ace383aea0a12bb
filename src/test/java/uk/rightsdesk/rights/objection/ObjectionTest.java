package uk.rightsdesk.rights.objection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import uk.rightsdesk.datamap.Purpose;
import uk.rightsdesk.letter.OverridingGround;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.SampleFixture;
import uk.rightsdesk.rights.objection.Objection.Balancing;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** A use is stopped unless grounds that override are shown; meanwhile the data may only be stored. */
class ObjectionTest extends SampleFixture {

    private static final String SITUATION = "My former partner works in the support team.";

    @Autowired
    private Objections objections;

    @Autowired
    private ObjectionStore store;

    @Autowired
    private RestrictMeanwhileWorker restricting;

    @Autowired
    private StopPurposesWorker stopping;

    @Autowired
    private PrepareObjectionOutcomeWorker answering;

    @Test
    void shouldOfferOnlyUsesThatTheRightAppliesToOrThatRestOnConsent() {
        assertThat(objections.contestable())
                .extracting(Purpose::id)
                .contains("support", "security", "analytics", "marketing")
                .doesNotContain("account", "experiences", "choices-record", "employment");

        Request request = open(Right.OBJECTION, SampleSystemOfRecord.AMELIA);
        assertRefused(request, "account", false, null, weighed(), "does not apply to this purpose");
    }

    @Test
    void shouldRestrictMeanwhileAndEndThatWithNoticeWhenItIsClosed() throws SQLException {
        // given
        Request request = open(Right.OBJECTION, held("select email from account where id = 8"));

        // when
        inTransaction(() -> restricting.work(new RestrictMeanwhileWorker.Input(request.id())));
        inTransaction(() -> restricting.work(new RestrictMeanwhileWorker.Input(request.id())));

        // then
        assertThat(held("select count(*) from restricted_account where account_id = 8"))
                .isEqualTo("1");
        assertThat(events(request.id()))
                .containsOnlyOnce(EventType.RESTRICTION_SET)
                .contains(EventType.RECIPIENTS_NOTED);

        // when
        inTransaction(() -> {
            requests.close(request.id(), Outcome.WITHDRAWN);
            return request;
        });

        // then
        told(request.id(), "Msg_RestrictionEnds");
        assertThat(held("select count(*) from restricted_account where account_id = 8"))
                .isEqualTo("1");
    }

    @Test
    void shouldStopWhatWasAgreedOnceAndGoOnOnlyWithReasons() throws SQLException {
        // given
        Request request = open(Right.OBJECTION, SampleSystemOfRecord.AMELIA);
        objections.decide(request.id(), "analytics", false, null, new Balancing(null, null, null, null, null), OLIVIA);
        objections.decide(request.id(), "support", false, null, stopped("Support was told on 9 November."), OLIVIA);
        objections.decide(request.id(), "security", true, OverridingGround.COMPELLING_GROUNDS, weighed(), OLIVIA);
        agreed(request.id());
        List<String> before = rows();

        // when
        stop(request);
        stop(request);

        // then
        List<String> now = rows();
        List<String> gone = before.stream().filter(row -> !now.contains(row)).toList();
        List<String> fresh = now.stream().filter(row -> !before.contains(row)).toList();
        assertThat(gone).singleElement().asString().startsWith("account_segment (1,");
        assertThat(fresh).singleElement().asString().startsWith("consent (").contains(",1,analytics-cookies,f,");
        assertThat(events(request.id())).contains(EventType.PURPOSE_STOPPED);

        // when
        inTransaction(() -> answering.work(new PrepareObjectionOutcomeWorker.Input(request.id(), job())));

        // then
        assertThat(letter(request.id(), "objection-outcome"))
                .contains("To answer your questions and complaints", "We have stopped using your data for this")
                .contains("you no longer agree")
                .contains("To keep accounts safe from misuse", "Someone tried 400 times in one night")
                .doesNotContain("former partner", "Support was told");
    }

    @Test
    void shouldGoOnOnlyWithAGroundInterestsEffectAndReasons() {
        Request request = open(Right.OBJECTION, SampleSystemOfRecord.AMELIA);

        assertRefused(request, "security", true, null, weighed(), "Choose the ground");
        assertRefused(
                request,
                "security",
                true,
                OverridingGround.LEGAL_CLAIMS,
                new Balancing(SITUATION, "We pursue.", " ", "It overrides.", null),
                "what going on means for the person");
        assertRefused(
                request,
                "security",
                true,
                OverridingGround.LEGAL_CLAIMS,
                new Balancing(SITUATION, "We pursue.", "Little.", null, null),
                "Give the reasons");
        assertRefused(
                request,
                "security",
                true,
                OverridingGround.LEGAL_CLAIMS,
                new Balancing(" ", "We pursue.", "Little.", "It overrides.", null),
                "particular situation");
        assertRefused(request, "analytics", true, OverridingGround.LEGAL_CLAIMS, weighed(), "rests on consent");
        assertRefused(request, "support", false, null, weighed(), "how this use was stopped");
        assertThat(objections.missing(request.id())).isPresent();
    }

    @Test
    void shouldLieStillOnceTheSecondPersonHasIt() {
        // given
        Request request = open(Right.OBJECTION, SampleSystemOfRecord.AMELIA);
        objections.decide(request.id(), "security", true, OverridingGround.LEGAL_CLAIMS, weighed(), OLIVIA);
        Objection goingOn = objections.of(request.id()).getFirst();
        passedOn(request.id());

        // then
        assertRefused(request, "support", false, null, stopped("Done."), "second person");
        assertThatExceptionOfType(DataAccessException.class)
                .as("whoever writes the row")
                .isThrownBy(() -> inTransaction(() -> {
                    store.decide(request.id(), goingOn);
                    return goingOn;
                }));
    }

    @Test
    void shouldStopNothingOfANobody() throws SQLException {
        Request request = open(Right.OBJECTION, "nobody.at.all@example.org");
        objections.decide(request.id(), "analytics", false, null, new Balancing(null, null, null, null, null), OLIVIA);
        agreed(request.id());
        List<String> before = rows();

        stop(request);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void shouldBeWeighedOnTheDesk() throws Exception {
        // given
        Request request = open(Right.OBJECTION, SampleSystemOfRecord.AMELIA);
        String review = "/tasks/review/" + request.id();
        assertThat(page(review))
                .contains("To keep accounts safe from misuse", "protecting you and our service", "Weigh it");

        // when
        String problem = posted(
                review + "/objection",
                Map.of(
                        "purpose", "security",
                        "decision", "continue",
                        "ground", "compelling-grounds",
                        "situation", SITUATION,
                        "interests", "Keeping the account safe needs its sign-ins.",
                        "effect", "None beyond what they see themselves.",
                        "reasons", "Someone tried 400 times in one night."));

        // then
        assertThat(problem).isEmpty();
        assertThat(page(review)).contains("Go on, with reasons", SITUATION, "Keeping the account safe needs");

        // when
        posted(review + "/objection", Map.of("purpose", "security", "decision", "take-out"));

        // then
        assertThat(objections.of(request.id())).isEmpty();
        assertThat(posted(review + "/objection", Map.of("purpose", "security", "decision", "continue")))
                .contains("Choose the ground");
    }

    private static Balancing weighed() {
        return new Balancing(
                SITUATION,
                "Keeping the account safe needs its sign-ins.",
                "None beyond what they see themselves.",
                "Someone tried 400 times in one night.",
                null);
    }

    private static Balancing stopped(String byHand) {
        return new Balancing(SITUATION, null, null, null, byHand);
    }

    private void stop(Request request) {
        inTransaction(() -> stopping.work(new StopPurposesWorker.Input(request.id())));
    }

    private void assertRefused(
            Request request,
            String purpose,
            boolean goesOn,
            @Nullable OverridingGround ground,
            Balancing balancing,
            String why) {
        assertThatExceptionOfType(ObjectionRefused.class)
                .isThrownBy(() -> objections.decide(request.id(), purpose, goesOn, ground, balancing, OLIVIA))
                .withMessageContaining(why);
    }
}
