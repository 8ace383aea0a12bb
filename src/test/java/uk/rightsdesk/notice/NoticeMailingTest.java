package uk.rightsdesk.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.DataMap;
import uk.rightsdesk.datamap.PeopleAffected;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.mailing.Addressee;
import uk.rightsdesk.mailing.MailingMatter.Found;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** A material change told to everyone of the sample company, through the data map and a real mail server. */
@DirtiesContext // its versions stay
class NoticeMailingTest extends DeskFixture {

    private static final String SUMMARY = "We keep your experiences for six years.\n\nUntil now it was three.";

    @Autowired
    private NoticeChanges changes;

    @Autowired
    private PeopleConcerned concerned;

    @Autowired
    private PeopleAffected people;

    @Autowired
    private DataMap map;

    private NoticeChangeId id = NoticeChangeId.random();

    @BeforeEach
    void judged() {
        jdbc.sql("update notice_change set state = 'given-up', ended_at = now() where ended_at is null")
                .update();
        id = changes.begin(StatutoryClock.dateOf(clock.instant()).plusDays(30), "olivia");
        NoticeDraft.Text text = changes.get(id).draft().text();
        changes.save(
                id,
                new NoticeDraft.Text(text.title(), text.inForceFrom(), null, text.body() + "\n\nSix years.", SUMMARY),
                "olivia");
        changes.decide(id, NoticeDecision.Code.SUBMIT, null, false, "olivia");
        work("confirm-notice-draft", with("noticeDraftDecision", "SUBMIT"));
        changes.decide(id, NoticeDecision.Code.MATERIAL, "A longer period.", true, "ravi");
        work("confirm-notice-judgement", with("noticeJudgement", "MATERIAL"));
    }

    @Test
    void shouldTellEveryoneOnceAndShowItToThePublicBeforeItsDay() throws Exception {
        // given
        SMTP.forget();
        Map<String, Object> mailing = work("open-notice-mailing", with("job", "none"));
        Map<String, Object> again = work("open-notice-mailing", with("job", "none"));
        assertThat(again).isEqualTo(mailing);

        // when
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        Boolean.TRUE.equals(work("send-mailing-batch", mailing).get("mailingComplete")));

        // then
        List<Addressee> everyone = concerned.page(null, 10_000);
        assertThat(everyone).hasSizeGreaterThanOrEqualTo(SampleSystemOfRecord.FIXED_ACCOUNTS);
        assertThat(SMTP.taken())
                .hasSameSizeAs(everyone.stream()
                        .map(person -> (person.address() + " " + person.name()).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        assertThat(SMTP.taken().stream().filter(mail -> mail.contains(SampleSystemOfRecord.AMELIA)))
                .singleElement()
                .asString()
                .contains(
                        "Subject: Our privacy notice changes on",
                        "Dear Amelia Hart,",
                        "for six years",
                        "/notice/coming")
                .contains("complain to us")
                .doesNotContainIgnoringCase("List-Unsubscribe");
        String page =
                web.perform(get("/notice/coming")).andReturn().getResponse().getContentAsString();
        assertThat(page)
                .contains("Not in force yet", "What will change", "Until now it was three.", "<ins>Six years.</ins>");
        String progress = web.perform(get("/notices/changes/" + id).with(analyst()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(progress).contains("Complete").doesNotContain(SampleSystemOfRecord.AMELIA);
    }

    @Test
    void shouldFindPeoplePageByPageWithoutStaffAndWithoutTheErased() {
        // when
        List<Addressee> paged = new ArrayList<>();
        for (List<Addressee> page = concerned.page(null, 3); !page.isEmpty(); ) {
            paged.addAll(page);
            page = concerned.page(
                    new Found(page.getLast().system(), page.getLast().personKey()), 3);
        }

        // then
        assertThat(paged).isEqualTo(concerned.page(null, 10_000));
        assertThat(paged)
                .allSatisfy(person -> assertThat(person.personKey()).startsWith("account/"))
                .noneSatisfy(person -> assertThat(person.address()).endsWith(".invalid"));
    }

    @Test
    void shouldRefuseToStartWithATableThatHoldsNoPeople() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PeopleConcerned(
                        people,
                        map,
                        new NoticeProperties("", Period.ofDays(14), List.of("customer-experience/business"))));
    }

    private Map<String, Object> with(String variable, String value) {
        return Map.of("noticeChangeId", id.toString(), variable, value);
    }
}
