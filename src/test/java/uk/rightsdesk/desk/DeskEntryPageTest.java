package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import uk.rightsdesk.intake.DeskEntries;
import uk.rightsdesk.intake.DeskEntry;
import uk.rightsdesk.intake.EntryProblems;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;

/** The page as a browser without script meets it; what it does with an entry is tested beside {@link DeskEntries}. */
@WebMvcTest(
        controllers = DeskEntryController.class,
        properties = "rightsdesk.mail.address=hello@customer-first.example")
@Import({DeskSecurity.class, CodeConverters.class})
class DeskEntryPageTest {

    private static final UUID ID = UUID.fromString("3f0c6a52-77a1-4b9e-9d7f-0c1d2e3f4a5b");

    @Autowired
    private MockMvc mvc;

    @MockitoBean
    private DeskEntries entries;

    @ParameterizedTest
    @CsvSource({"OFFICER,200", "REVIEWER,200", "ANALYST,403"})
    void shouldBeForThoseWhoSeePersonalData(String role, int status) throws Exception {
        assertThat(mvc.perform(get("/enter").with(user("somebody").roles(role)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(status);
    }

    @Test
    void shouldSendStrangerToSignIn() throws Exception {
        assertThat(mvc.perform(get("/enter")).andReturn().getResponse().getRedirectedUrl())
                .endsWith("/sign-in");
    }

    @Test
    void shouldRefuseFormOfAnotherSite() throws Exception {
        assertThat(mvc.perform(form().with(user("olivia").roles("OFFICER")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void shouldEnterAndShowTheRequest() throws Exception {
        // given
        Request opened = mock(Request.class);
        when(opened.reference()).thenReturn("R-2026-000042");
        when(entries.enter(any(), eq("olivia"))).thenReturn(List.of(opened));

        // when
        var response = mvc.perform(form().with(csrf()).with(user("olivia").roles("OFFICER")))
                .andReturn()
                .getResponse();

        // then
        assertThat(response.getRedirectedUrl()).isEqualTo("/requests/R-2026-000042");
        ArgumentCaptor<DeskEntry> entry = ArgumentCaptor.forClass(DeskEntry.class);
        verify(entries).enter(entry.capture(), eq("olivia"));
        assertThat(entry.getValue())
                .isEqualTo(new DeskEntry(
                        ID,
                        Channel.TELEPHONE,
                        LocalDate.of(2026, 11, 2),
                        "Amelia",
                        "a@example.org",
                        "",
                        "<b>my data</b>",
                        Set.of(Right.ACCESS, Right.ERASURE)));
    }

    @Test
    void shouldShowWhatIsWrongAndKeepWhatWasWritten() throws Exception {
        // given
        when(entries.enter(any(), any())).thenThrow(EntryProblems.of("email", "This is not an email address."));

        // when
        var response = mvc.perform(form().with(csrf()).with(user("olivia").roles("OFFICER")))
                .andReturn()
                .getResponse();

        // then
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentAsString())
                .contains("This is not an email address.", "role=\"alert\"", "value=\"" + ID + "\"")
                .contains("&lt;b&gt;my data&lt;/b&gt;", "value=\"2026-11-02\"")
                .doesNotContain("<b>my data");
    }

    private static MockHttpServletRequestBuilder form() {
        return post("/enter")
                .param("id", ID.toString())
                .param("channel", "telephone")
                .param("receivedOn", "2026-11-02")
                .param("name", "Amelia")
                .param("email", "a@example.org")
                .param("contact", "")
                .param("text", "<b>my data</b>")
                .param("rights", "access", "erasure");
    }
}
