package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.outbox.Recurring;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;

class AnswerCareTest extends DeskFixture {

    @Autowired
    private List<Recurring> recurring;

    @Test
    void shouldRemindOnceThreeDaysBeforeLinkExpires() {
        // given
        Link link = announced();

        // when
        clock.move(Duration.ofDays(10));
        care();

        // then it is too early
        assertThat(emails(link.request(), "access-reminder")).isZero();

        // when
        clock.move(Duration.ofDays(2));
        care();
        care();

        // then
        assertThat(emails(link.request(), "access-reminder")).isOne();
        String subject =
                "Your personal data: the link expires soon [" + link.request().reference() + "]";
        await().untilAsserted(() -> assertThat(texts())
                .filteredOn(text -> text.startsWith(subject))
                .singleElement()
                .asString()
                .contains("still waiting")
                .doesNotContain(link.token(), link.code()));
    }

    @Test
    void shouldNotRemindOfLinkThatWasUsed() throws Exception {
        // given
        Link link = announced();
        open(link);

        // when
        clock.move(Duration.ofDays(20));
        care();

        // then
        assertThat(emails(link.request(), "access-reminder")).isZero();
        assertThat(emails(link.request(), "staff-notice")).isZero();
    }

    @Test
    void shouldTellStaffOnceOfLinkThatExpiredUnused() {
        // given
        Link link = announced();

        // when
        clock.move(Duration.ofDays(15));
        care();
        care();

        // then
        assertThat(emails(link.request(), "staff-notice")).isOne();
    }

    @Test
    void shouldDeleteAnswerThirtyDaysAfterItWasFetched() throws Exception {
        // given
        Link link = announced();
        open(link);

        // when
        clock.move(Duration.ofDays(29));
        care();

        // then
        assertThat(parts(link.request())).isPositive();

        // when
        clock.move(Duration.ofDays(2));
        care();
        care();

        // then nothing of it is left but that it was there
        assertThat(parts(link.request())).isZero();
        assertThat(events(link.request()))
                .filteredOn(EventType.BUNDLE_DELETED::equals)
                .hasSize(1);
        String page = "/requests/" + link.request().reference();
        web.perform(get(page).with(officer()))
                .andExpect(content().string(containsString("Deleted after its period")))
                .andExpect(content().string(not(containsString("Send a new link"))));
        web.perform(post(page + "/download-link")
                        .param("codeBy", "email")
                        .with(csrf())
                        .with(officer()))
                .andExpect(status().isFound());
        assertThat(emails(link.request(), "access-link")).isZero();
    }

    @Test
    void shouldKeepAnswerForAsLongAsLinkToItIsOpen() throws Exception {
        // given an answer that was fetched long ago and for which the person got a new link yesterday
        Link link = announced();
        open(link);
        clock.move(Duration.ofDays(28));
        web.perform(post("/requests/" + link.request().reference() + "/download-link")
                .param("codeBy", "email")
                .with(csrf())
                .with(officer()));
        Link second = awaitLink(link.request(), 4);

        // when
        clock.move(Duration.ofDays(10));
        care();

        // then
        assertThat(parts(link.request())).isPositive();
        open(second);
    }

    @Test
    void shouldKeepAnswerThatNeverReachedThePerson() {
        // given
        Request request = prepared();

        // when
        clock.move(Duration.ofDays(100));
        care();

        // then
        assertThat(parts(request)).isPositive();
    }

    private void care() {
        recurring.stream()
                .filter(work -> work.name().equals("answer-care"))
                .findFirst()
                .orElseThrow()
                .work();
    }

    private void open(Link link) throws Exception {
        web.perform(post(link.path()).param("code", link.code()).with(csrf())).andExpect(status().isFound());
    }

    private int emails(Request request, String purpose) {
        return jdbc.sql("select count(*) from outgoing_message where request_id = ? and purpose = ?")
                .params(request.id().value(), purpose)
                .query(Integer.class)
                .single();
    }

    private int parts(Request request) {
        return jdbc.sql("select count(*) from bundle_part p join bundle b on b.id = p.bundle_id where b.request_id = ?")
                .param(request.id().value())
                .query(Integer.class)
                .single();
    }
}
