package uk.rightsdesk.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.annotation.DirtiesContext;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.engine.JobContext;

/** A change of the notice on a real case store: who may do what, and what stands in the end. */
@DirtiesContext // its versions stay
class NoticeChangeTest extends DeskFixture {

    private static final String SUMMARY = "We keep your experiences for six years. Until now it was three.";

    @Autowired
    private NoticeChanges changes;

    @Autowired
    private NoticeVersions versions;

    @Autowired
    private NoticeVersionStore versionStore;

    @Autowired
    private NoticeChangeStore changeStore;

    @Autowired
    private RecordedMessages messages;

    private NoticeChangeId id = NoticeChangeId.random();
    private LocalDate meant = LocalDate.EPOCH;

    /** One is under way at a time, and after the versions that earlier tests left: none is ever deleted. */
    @BeforeEach
    void begin() {
        end();
        LocalDate newest = versions.all().getFirst().inForceFrom();
        meant = (newest.isAfter(today()) ? newest : today()).plusDays(30);
        id = changes.begin(meant, "olivia");
    }

    @AfterEach
    void end() {
        jdbc.sql("update notice_change set state = 'given-up', ended_at = now() where ended_at is null")
                .update();
    }

    @Test
    void shouldBeginWithTheWholeNoticeInForceAndStartTheProcess() {
        // given
        NoticeChange change = changes.get(id);

        // then
        assertThat(change.draft().text().body()).contains("Changes to our Privacy Policy", "reasonable doubts");
        assertThat(changes.comparison(change).isSame()).isTrue();
        assertThat(changes.missing(change)).hasSize(2);
        await().untilAsserted(() -> assertThat(messages.of(id.toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactly("Msg_NoticeChangeStarted"));
        assertThatExceptionOfType(NoticeChangeRefused.class)
                .isThrownBy(() -> changes.begin(today().plusDays(60), "olivia"));
    }

    @Test
    void shouldBindTheFirstInstanceOnly() {
        // when
        boolean own = inTransaction(() -> bind(4711) && bind(4711)); // delivered twice

        // then
        assertThat(own).isTrue();
        assertThat(inTransaction(() -> bind(4712))).isFalse();
    }

    private boolean bind(long instance) {
        return changeStore.bind(id, new JobContext("test", instance, instance));
    }

    @Test
    void shouldKeepEverySavingWithItsAuthor() {
        // when
        write(SUMMARY, "olivia");
        write(SUMMARY, "olivia"); // nothing new
        write(SUMMARY + " More.", "oscar");

        // then
        assertThat(changes.drafts(id)).extracting(NoticeDraft::author).containsExactly("olivia", "olivia", "oscar");
        assertThat(changes.get(id).draft().number()).isEqualTo(3);
    }

    @Test
    void shouldRefuseWhatIsNoNoticeAndWhatWouldForgeAHead() {
        assertThatExceptionOfType(NoticeChangeRefused.class)
                .isThrownBy(() -> changes.save(id, new NoticeDraft.Text("A", meant, null, "no heading", ""), "olivia"))
                .withMessageContaining("##");

        changes.save(id, new NoticeDraft.Text("A\nsupplements: 1999-01-01", meant, null, "## B\nc", ""), "olivia");
        assertThat(changes.text(changes.get(id)).getFirst().supplements()).isNull();
    }

    @Test
    void shouldRefuseMarketingAndNameItsWords() {
        // given
        write("We keep it longer. Get 20% off!", "olivia");

        // then
        assertThatExceptionOfType(NoticeChangeRefused.class)
                .isThrownBy(() -> changes.decide(id, NoticeDecision.Code.SUBMIT, null, false, "olivia"))
                .withMessageContaining("“20% off” (a price or a saving)");
    }

    @Test
    void shouldOpenTheTaskAgainWithoutConfirmationOrAgainstIt() {
        // given
        write(SUMMARY, "olivia");

        // then
        assertThat(confirmDraft("submit")).isEqualTo("confirmation-missing");
        changes.decide(id, NoticeDecision.Code.SUBMIT, null, false, "olivia");
        assertThat(confirmDraft("give-up")).isEqualTo("confirmation-contradicts");
        write(SUMMARY + " More.", "olivia");
        assertThat(confirmDraft("submit")).as("confirmed for an earlier draft").isEqualTo("confirmation-missing");
    }

    @Test
    void shouldNotBeJudgedByWhoWroteSomeOfIt() {
        // given
        submitted();

        // then
        assertThatExceptionOfType(NoticeChangeRefused.class)
                .isThrownBy(() -> judge(NoticeDecision.Code.NOT_MATERIAL, "olivia"))
                .withMessageContaining("second person");
        assertThatExceptionOfType(DataAccessException.class)
                .as("whoever writes the row")
                .isThrownBy(() -> inTransaction(() -> {
                    changeStore.decide(changes.get(id), NoticeDecision.Code.MATERIAL, "Because.", "olivia");
                    return id;
                }));
    }

    @Test
    void shouldNotBeMaterialTooLateToTellPeople() {
        // given
        submitted();
        clock.move(Duration.between(
                clock.instant(), meant.minusDays(13).atTime(12, 0).atZone(StatutoryClock.LONDON)));

        // then
        assertThatExceptionOfType(NoticeChangeRefused.class)
                .isThrownBy(() -> judge(NoticeDecision.Code.MATERIAL, "ravi"))
                .withMessageContaining("earliest day");
        judge(NoticeDecision.Code.NOT_MATERIAL, "ravi");
    }

    @Test
    void shouldNotBeMaterialWithoutAWordOnMarketing() {
        submitted();

        assertThatExceptionOfType(NoticeChangeRefused.class)
                .isThrownBy(() -> changes.decide(id, NoticeDecision.Code.MATERIAL, "Longer.", false, "ravi"))
                .withMessageContaining("promotes nothing");
    }

    @Test
    void shouldGoBackToTheDrafterWhenReturned() {
        // given
        submitted();
        judge(NoticeDecision.Code.RETURN, "ravi");

        // when
        String problem = confirmJudgement("return");

        // then
        assertThat(problem).isEqualTo("none");
        assertThat(changes.get(id).state()).isEqualTo(NoticeChange.State.DRAFTING);
        write(SUMMARY + " More.", "olivia");
    }

    @Test
    void shouldTakeEffectOnItsDayByTheDateAlone() {
        // given
        submitted();
        judge(NoticeDecision.Code.NOT_MATERIAL, "ravi");
        assertThat(confirmJudgement("not-material")).isEqualTo("none");
        LocalDate day = meant;

        // when
        Map<String, Object> settled = work("schedule-notice", Map.of("noticeChangeId", id.toString()));

        // then
        assertThat(settled)
                .containsEntry(
                        "noticeInForceAt",
                        day.atStartOfDay(StatutoryClock.LONDON).toInstant().toString());
        assertThat(versions.on(day.minusDays(1)).getFirst().inForceFrom()).isBefore(day);
        NoticeVersion version = versions.on(day).getFirst();
        assertThat(version.inForceFrom()).isEqualTo(day);
        assertThat(versions.summary(version)).contains(SUMMARY);
        assertThat(versions.changes(version).changed()).isNotEmpty();
        assertThatExceptionOfType(IllegalStateException.class)
                .as("not before its day")
                .isThrownBy(() -> work("record-notice-in-force", Map.of("noticeChangeId", id.toString())));

        // when
        clock.move(Duration.between(clock.instant(), day.atTime(0, 5).atZone(StatutoryClock.LONDON)));
        work("record-notice-in-force", Map.of("noticeChangeId", id.toString()));

        // then
        assertThat(changes.get(id).state()).isEqualTo(NoticeChange.State.IN_FORCE);
    }

    @Test
    void shouldMoveToTheNextDayWhereTellingTookLonger() {
        // given
        submitted();
        judge(NoticeDecision.Code.MATERIAL, "ravi");
        assertThat(confirmJudgement("material")).isEqualTo("none");
        clock.move(Duration.between(clock.instant(), meant.plusDays(3).atStartOfDay(StatutoryClock.LONDON)));

        // when
        work("schedule-notice", Map.of("noticeChangeId", id.toString()));
        Map<String, Object> again = work("schedule-notice", Map.of("noticeChangeId", id.toString()));

        // then
        LocalDate settled = Objects.requireNonNull(changes.get(id).inForceFrom());
        assertThat(settled).isEqualTo(today().plusDays(1));
        assertThat(again.get("noticeInForceAt"))
                .isEqualTo(
                        settled.atStartOfDay(StatutoryClock.LONDON).toInstant().toString());
    }

    @Test
    void shouldRefuseAFileThatSaysOtherwiseThanWhatWasPublished() {
        // given
        NoticeVersion kept = versions.all().getLast();
        NoticeVersion other = new NoticeVersion(kept.inForceFrom(), null, kept.title(), kept.parts(), "0".repeat(64));

        // then
        assertThatExceptionOfType(InvalidNotice.class)
                .isThrownBy(() -> versionStore.take(List.of(new NoticeFiles.File(other, "changed"))))
                .withMessageContaining("add another");
    }

    /** What is new of the draft is of this test alone: published versions stay. */
    private void write(String summary, String staff) {
        NoticeDraft.Text text = changes.get(id).draft().text();
        String news = "We keep it for six years since " + id + ".";
        String body = text.body().contains(news) ? text.body() : text.body() + "\n\n" + news;
        changes.save(id, new NoticeDraft.Text(text.title(), text.inForceFrom(), null, body, summary), staff);
    }

    private void submitted() {
        write(SUMMARY, "olivia");
        submit();
    }

    private void submit() {
        changes.decide(id, NoticeDecision.Code.SUBMIT, null, false, "olivia");
        assertThat(confirmDraft("submit")).isEqualTo("none");
    }

    private void judge(NoticeDecision.Code code, String staff) {
        changes.decide(id, code, "Because of the longer period.", true, staff);
    }

    private String confirmDraft(String decision) {
        return problem(work(
                "confirm-notice-draft",
                Map.of("noticeChangeId", id.toString(), "noticeDraftDecision", code(decision))));
    }

    private String confirmJudgement(String judgement) {
        return problem(work(
                "confirm-notice-judgement",
                Map.of("noticeChangeId", id.toString(), "noticeJudgement", code(judgement))));
    }

    /** The fixture reads enums by their names, the engine by their codes. */
    private static String code(String code) {
        return NoticeDecision.Code.of(code).name();
    }

    private static String problem(Map<String, Object> answer) {
        return String.valueOf(answer.get("taskProblem"))
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private LocalDate today() {
        return StatutoryClock.dateOf(clock.instant());
    }
}
