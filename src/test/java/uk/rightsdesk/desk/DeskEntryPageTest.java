package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Post and telephone calls on the desk, as a browser without script meets the pages. */
class DeskEntryPageTest extends DeskFixture {

    private final UUID id = UUID.randomUUID();

    @Test
    void shouldRefuseFormOfAnotherSite() throws Exception {
        assertThat(perform(form("2026-11-02", "amelia@example.org")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void shouldOpenOneRequestPerRightAndShowThem() throws Exception {
        // when
        MockHttpServletResponse entered =
                perform(form(today(), "amelia@example.org").with(csrf()));

        // then
        String page = page(Objects.requireNonNull(entered.getRedirectedUrl()), officer());
        assertThat(page)
                .contains("Received by telephone", "&lt;b&gt;my data&lt;/b&gt;", "Asked for in the same message");
        assertThat(requests.openedBy(id)).hasSize(2);
    }

    @Test
    void shouldShowWhatIsWrongAndKeepWhatWasWritten() throws Exception {
        // when
        MockHttpServletResponse refused = perform(form("2016-01-01", "nobody").with(csrf()));

        // then
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("This is not an email address", "more than two years ago", "role=\"alert\"")
                .contains("value=\"" + id + "\"", "value=\"2016-01-01\"", "&lt;b&gt;my data&lt;/b&gt;")
                .doesNotContain("<b>my data");
        assertThat(requests.openedBy(id)).isEmpty();
    }

    @Test
    void shouldCloseWhatWasAnsweredByHand() throws Exception {
        // given somebody without email
        perform(form(today(), "").with(csrf()));
        String restriction = requests.openedBy(id).stream()
                .filter(request -> request.right() == uk.rightsdesk.request.Right.RESTRICTION)
                .findFirst()
                .orElseThrow()
                .reference();
        assertThat(page("/requests", officer())).contains("By hand");

        // when
        perform(post("/requests/" + restriction + "/answered-by-hand")
                .param("answer", "Restricted and told her by letter.")
                .with(csrf()));

        // then
        assertThat(page("/requests/" + restriction, officer()))
                .contains("Restricted and told her by letter.", "Answered by hand");
        assertThat(page("/requests/" + restriction, analyst())).doesNotContain("Restricted and told her by letter.");
    }

    private MockHttpServletRequestBuilder form(String receivedOn, String email) {
        return post("/enter")
                .param("id", id.toString())
                .param("channel", "telephone")
                .param("receivedOn", receivedOn)
                .param("name", "Amelia")
                .param("email", email)
                .param("contact", email.isEmpty() ? "1 High Street, Northwick" : "")
                .param("text", "<b>my data</b>")
                .param("rights", "access", "restriction");
    }

    private String today() {
        return clock.instant().toString().substring(0, 10);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(officer())).andReturn().getResponse();
    }

    private String page(String url, RequestPostProcessor who) throws Exception {
        return web.perform(get(url).with(who)).andReturn().getResponse().getContentAsString();
    }
}
