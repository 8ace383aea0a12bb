package uk.rightsdesk.rights.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.SampleFixture;
import uk.rightsdesk.rights.access.CollectedElement;
import uk.rightsdesk.rights.rectification.RectificationItem.Decision;
import uk.rightsdesk.rights.rectification.RectificationItem.Verdict;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** What is wrong is corrected, supplemented or left with reasons; nothing of anybody else is touched. */
class RectificationTest extends SampleFixture {

    @Autowired
    private RectificationItems items;

    @Autowired
    private RectificationStore store;

    @Autowired
    private CorrectDataWorker correcting;

    @Autowired
    private FindContactChangeWorker finding;

    @Autowired
    private PrepareRectificationOutcomeWorker answering;

    @Autowired
    private Recipients recipients;

    @Test
    void shouldChangeTheAgreedCellsOnceAndNothingElse() throws Exception {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        DatumKey note = new DatumKey(
                SYSTEM, "support_message", rowsOf(request, "support_message").getFirst(), "body");
        String noteBefore = held("select body from support_message where id = " + note.rowKey());
        decided(request, account("postcode"), correct("M99 2ZZ"));
        decided(request, note, new Verdict(Decision.SUPPLEMENT, true, "I was not rude.", "It is how we saw the call."));
        decided(request, account("date_of_birth"), refuse("Your passport has the date that we hold."));
        assertThat(items.missing(request.id())).isEmpty();
        agreed(request.id());
        List<String> before = rows();
        var job = job();

        // when
        boolean taken = correct(request, job).changesTaken();

        // then
        assertThat(taken).isTrue();
        assertThat(changedSince(before))
                .hasSize(2)
                .satisfiesOnlyOnce(
                        row -> assertThat(row).startsWith("account (1,").contains("M99 2ZZ", "1988-04-17"))
                .satisfiesOnlyOnce(row -> assertThat(row).startsWith("support_message (" + note.rowKey()));
        assertThat(held("select body from support_message where id = " + note.rowKey()))
                .isEqualTo(noteBefore + "\n\nStatement of the person, 9 November 2026: I was not rude.");

        // when
        List<String> after = rows();
        correct(request, job);

        // then
        assertThat(changedSince(after)).isEmpty();
        assertThat(events(request.id())).contains(EventType.DATA_CORRECTED);
    }

    @Test
    void shouldTellThePersonOfEachDatumWithoutItsValue() {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        decided(request, account("town"), correct("Southmere"));
        decided(request, account("given_name"), refuse("It is the name on your passport."));
        agreed(request.id());
        correct(request, job());

        // when
        inTransaction(() -> answering.work(new PrepareRectificationOutcomeWorker.Input(request.id(), job())));

        // then
        assertThat(letter(request.id(), "rectification-outcome"))
                .contains("amelia.hart@example.org")
                .contains("Your account: Town", "We have corrected this as you asked")
                .contains("Your account: First name", "It is the name on your passport", "you say it is wrong")
                .doesNotContain("Southmere", "While we checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'); DROP TABLE experience; --", "$$; DELETE FROM account; $$", "\" OR ''='"})
    void shouldTakeSqlInAValueAsText(String hostile) throws Exception {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        decided(request, account("address_line_2"), correct(hostile));
        agreed(request.id());
        List<String> before = rows();

        // when
        correct(request, job());

        // then
        assertThat(changedSince(before)).singleElement().asString().startsWith("account (1,");
        assertThat(held("select address_line_2 from account where id = 1")).isEqualTo(hostile);
    }

    @Test
    void shouldHaveItDecidedAgainWhereTheSystemDoesNotTakeTheValue() throws Exception {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        decided(request, account("date_of_birth"), correct("the seventeenth"));
        decided(request, account("family_name"), correct("Hart-Lane"));
        agreed(request.id());
        List<String> before = rows();
        clock.moveTo(TODAY.plusDays(1));

        // when
        boolean taken = correct(request, job()).changesTaken();

        // then
        assertThat(taken).isFalse();
        assertThat(changedSince(before)).as("all of it or nothing").isEmpty();
        assertThat(events(request.id()))
                .contains(EventType.CORRECTION_NOT_TAKEN)
                .doesNotContain(EventType.DATA_CORRECTED);
        assertThat(items.isOpen(request.id())).isTrue();
        assertThat(items.missing(request.id()))
                .hasValueSatisfying(said -> assertThat(said).contains("did not take"));

        // when
        clock.moveTo(TODAY.plusDays(2));
        items.decide(request.id(), account("date_of_birth"), correct("1988-04-16"), OLIVIA);

        // then
        assertThat(items.missing(request.id())).isEmpty();

        // when
        agreed(request.id());
        taken = correct(request, job()).changesTaken();

        // then
        assertThat(taken).isTrue();
        assertThat(changedSince(before)).singleElement().asString().contains("1988-04-16", "Hart-Lane");
    }

    @Test
    void shouldNotReachTheRowsOfSomebodyElse() throws Exception {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        DatumKey bartosz = new DatumKey(SYSTEM, "account", "2", "postcode");

        // then
        assertThatExceptionOfType(RectificationRefused.class)
                .isThrownBy(() -> items.record(request.id(), bartosz, "It is mine.", null, OLIVIA))
                .withMessageContaining("not found about the person");
        assertThat(asked(review(request) + "/rectification/customer-experience/account/postcode?row=2")
                        .getStatus())
                .isEqualTo(404);
        assertThat(items.of(request.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "no_such_column"})
    void shouldNotOfferWhatIsNoValueToCorrect(String column) {
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);

        assertThatExceptionOfType(RectificationRefused.class)
                .isThrownBy(() -> items.record(request.id(), account(column), "Wrong.", null, OLIVIA));
    }

    @Test
    void shouldNotOfferALookedUpNameOrAFile() {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        DatumKey business =
                new DatumKey(SYSTEM, "experience", rowsOf(request, "experience").getFirst(), "business_id");
        DatumKey picture = new DatumKey(
                SYSTEM,
                "experience_picture",
                rowsOf(request, "experience_picture").getFirst(),
                "content");

        // then
        for (DatumKey key : List.of(business, picture)) {
            assertThatExceptionOfType(RectificationRefused.class)
                    .isThrownBy(() -> items.record(request.id(), key, "Wrong.", null, OLIVIA))
                    .withMessageContaining("no value that can be corrected");
        }
    }

    @Test
    void shouldCorrectOneOfTwoAccountsOfOneAddress() throws Exception {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.SIAN);
        assertThat(rowsOf(request, "account")).containsExactly("3", "4");
        decided(request, new DatumKey(SYSTEM, "account", "4", "town"), correct("Aberfelin"));
        agreed(request.id());
        List<String> before = rows();

        // when
        correct(request, job());

        // then
        assertThat(changedSince(before)).singleElement().asString().startsWith("account (4,");
    }

    @Test
    void shouldHaveNothingToChooseWhereThereIsNoAccount() throws Exception {
        Request request = open(Right.RECTIFICATION, "nobody.at.all@example.org");

        assertThat(page(review(request))).contains("Nothing was found about this person");
        assertThat(items.missing(request.id())).isPresent();
        assertThat(posted(review(request) + "/decision", Map.of("code", "ready")))
                .contains("Record at least one datum");
    }

    @Test
    void shouldFindThePersonByTheNewAddressAndTellTheOldOne() throws Exception {
        // given
        String old = held("select email from account where id = 7");
        Request request = open(Right.RECTIFICATION, old);
        Request sibling = inTransaction(() -> requests.open(
                new OpenRequest(request.correspondenceId(), Right.ACCESS, clock.instant(), "A name", old, true)));
        decided(request, new DatumKey(SYSTEM, "account", "7", "email"), correct("another.one@example.com"));
        agreed(request.id());

        // when
        correct(request, job());
        inTransaction(() -> answering.work(new PrepareRectificationOutcomeWorker.Input(request.id(), job())));

        // then
        assertThat(letter(request.id(), "rectification-outcome"))
                .contains("To: " + old)
                .doesNotContain("another.one");
        assertThat(letter(request.id(), "address-changed"))
                .contains("To: " + old, "If it was not you")
                .doesNotContain("another.one");
        assertThat(requests.get(sibling.id()).subjectAddress()).isEqualTo("another.one@example.com");
        assertThat(requests.get(sibling.id()).requesterAddress()).isEqualTo(old);
        assertThat(collected.people(requests.get(sibling.id()))).hasSize(1);
    }

    @Test
    void shouldNoteRecipientsOnlyOfDataThatTheyReceive() {
        // given
        Request disclosed = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        decided(disclosed, account("given_name"), correct("Amélie"));
        agreed(disclosed.id());
        Request inside = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        decided(inside, account("date_of_birth"), correct("1988-04-18"));
        agreed(inside.id());
        Request refused = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        decided(refused, account("given_name"), refuse("It is the name on your passport."));
        agreed(refused.id());

        // when
        List.of(disclosed, inside, refused).forEach(request -> correct(request, job()));

        // then
        assertThat(recipients.of(disclosed.id())).isNotEmpty();
        assertThat(recipients.of(inside.id())).isEmpty();
        assertThat(recipients.of(refused.id())).isEmpty();
    }

    @Test
    void shouldLieStillOnceTheSecondPersonHasIt() {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        decided(request, account("postcode"), correct("M99 3AA"));
        passedOn(request.id());
        UUID item = items.of(request.id()).getFirst().id();

        // then
        assertThatExceptionOfType(RectificationRefused.class)
                .isThrownBy(() -> items.decide(request.id(), account("postcode"), correct("M99 4BB"), OLIVIA));
        assertThatExceptionOfType(DataAccessException.class)
                .as("whoever writes the row")
                .isThrownBy(() -> inTransaction(() -> {
                    store.decide(request.id(), item, correct("M99 4BB"), OLIVIA, clock.instant());
                    return item;
                }));
    }

    @Test
    void shouldAskForReasonsValuesAndTexts() {
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        record(request, account("postcode"));

        assertRefused(request, account("postcode"), refuse(" "), "Give the reasons");
        assertRefused(request, account("postcode"), correct(null), "Write what is right");
        record(request, account("date_of_birth"));
        assertRefused(
                request,
                account("date_of_birth"),
                new Verdict(Decision.SUPPLEMENT, false, "A statement.", null),
                "to text only");
        assertThat(items.missing(request.id())).hasValue("Decide what becomes of each datum.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "phone", "postcode"})
    void shouldBeConfirmedAtTheAddressHeldWhereThePersonIsReachedOtherwise(String column) {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        items.record(request.id(), account("family_name"), "It is Lane.", null, OLIVIA);
        items.decide(request.id(), account("family_name"), correct("Lane"), OLIVIA);
        assertThat(contactChanged(request)).isFalse();

        // when
        items.record(request.id(), account(column), "It is another.", " ", OLIVIA);
        items.decide(request.id(), account(column), correct("new"), OLIVIA);

        // then
        assertThat(contactChanged(request)).isTrue();
    }

    @Test
    void shouldNotBeConfirmedWhereEvidenceWasSeen() {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        items.record(request.id(), account("email"), "It is another.", "Bill of October.", OLIVIA);
        items.decide(request.id(), account("email"), correct("another@example.com"), OLIVIA);

        // then
        assertThat(contactChanged(request)).isFalse();
    }

    @Test
    void shouldBeRecordedAndDecidedOnTheDesk() throws Exception {
        // given
        Request request = open(Right.RECTIFICATION, SampleSystemOfRecord.AMELIA);
        String rows = review(request) + "/rectification/customer-experience/account";
        assertThat(page(review(request))).contains("Your account", rows);
        assertThat(page(rows)).contains(rows + "/phone?row=1", "Telephone number");

        // when
        String problem = posted(
                rows + "/phone",
                Map.of(
                        "row", "1",
                        "wrong", "The number is an old one.",
                        "evidence", "Bill of October, seen 9 November.",
                        "decision", "correct",
                        "value", "07700 900199"));

        // then
        assertThat(problem).isEmpty();
        assertThat(page(review(request)))
                .contains("The number is an old one.", "Bill of October", "07700 900199", "Correct it");
        assertThat(page(rows + "/phone?row=1")).contains("The number is an old one.");
        byte[] claim = jdbc.sql("select claim from rectification_item where request_id = ?")
                .param(request.id().value())
                .query(byte[].class)
                .single();
        assertThat(new String(claim, StandardCharsets.ISO_8859_1)).doesNotContain("old one");

        // when
        String id = items.of(request.id()).getFirst().id().toString();
        assertThat(posted(review(request) + "/rectification/remove", Map.of("item", id)))
                .isEmpty();

        // then
        assertThat(items.of(request.id())).isEmpty();
        assertThat(posted(rows + "/phone", Map.of("row", "1", "wrong", " "))).contains("Say what the person says");
    }

    private static String review(Request request) {
        return "/tasks/review/" + request.id();
    }

    private static DatumKey account(String column) {
        return new DatumKey(SYSTEM, "account", "1", column);
    }

    private List<String> rowsOf(Request request, String table) {
        return collected.page(request.id(), SYSTEM, table, 0, 10).stream()
                .map(CollectedElement::rowKey)
                .toList();
    }

    private void record(Request request, DatumKey key) {
        items.record(request.id(), key, "It is wrong.", "A letter of 3 November.", OLIVIA);
    }

    private void decided(Request request, DatumKey key, Verdict verdict) {
        record(request, key);
        items.decide(request.id(), key, verdict, OLIVIA);
    }

    private static Verdict correct(@Nullable String value) {
        return new Verdict(Decision.CORRECT, false, value, null);
    }

    private static Verdict refuse(String reasons) {
        return new Verdict(Decision.REFUSE, false, null, reasons);
    }

    private CorrectDataWorker.Output correct(Request request, JobContext job) {
        return inTransaction(() -> correcting.work(new CorrectDataWorker.Input(request.id(), job)));
    }

    private boolean contactChanged(Request request) {
        return finding.work(new FindContactChangeWorker.Input(request.id())).contactChanged();
    }

    private void assertRefused(Request request, DatumKey key, Verdict verdict, String why) {
        RequestId id = request.id();
        assertThatExceptionOfType(RectificationRefused.class)
                .isThrownBy(() -> items.decide(id, key, verdict, OLIVIA))
                .withMessageContaining(why);
    }
}
