package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.vault.Opened;

class DownloadTest extends DeskFixture {

    private static final String BUNDLE = "/d/files/bundle.zip";

    @Test
    void shouldUseUpNothingWhenLinkIsLookedAt() throws Exception {
        // given
        Link link = announced();

        // when a scanner of links follows it, and again
        for (int i = 0; i < 3; i++) {
            web.perform(get(link.path()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("code")));
        }

        // then
        enter(link, link.code()).andExpectOpened();
        assertThat(events(link.request()))
                .filteredOn(EventType.DOWNLOAD_PAGE_SEEN::equals)
                .hasSize(3);
    }

    @Test
    void shouldSendNothingPersonalByEmail() throws Exception {
        // when
        Link link = announced();

        // then the answer itself is in neither email
        assertThat(SMTP.taken()).hasSize(2).noneMatch(mime -> mime.contains("Content-Disposition"));
        assertThat(texts().getFirst())
                .contains("Your personal data [" + link.request().reference() + "]", link.token());
        assertThat(texts().getFirst()).doesNotContain(link.code());
        assertThat(texts().getLast()).contains(link.code()).doesNotContain(link.token());
    }

    @Test
    void shouldOpenOnceAndForThirtyMinutesWithTheCode() throws Exception {
        // given
        Link link = announced();

        // when
        Entered entered = enter(link, link.code());

        // then
        assertThat(entered.response().getRedirectedUrl()).isEqualTo("/d/files");
        assertThat(entered.response().getHeader(HttpHeaders.SET_COOKIE))
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/d/files");
        web.perform(get("/d/files").cookie(entered.cookie()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(link.request().reference())));
        web.perform(get(link.path())).andExpect(status().isGone());
        assertThat(enter(link, link.code()).response().getStatus()).isEqualTo(410);

        // when
        clock.move(Duration.ofMinutes(31));

        // then
        web.perform(get("/d/files").cookie(entered.cookie())).andExpect(status().isGone());
        web.perform(get(BUNDLE).cookie(entered.cookie())).andExpect(redirectedUrl("/d/files"));
    }

    @Test
    void shouldGiveWholeBundleAndRecordFirstFetch() throws Exception {
        // given
        Link link = announced();
        Cookie session = enter(link, link.code()).cookie();

        // when
        MockHttpServletResponse response =
                web.perform(get(BUNDLE).cookie(session)).andReturn().getResponse();
        web.perform(get(BUNDLE).cookie(session)).andExpect(status().isOk());

        // then
        assertThat(response.getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .contains("attachment", link.request().reference() + ".zip");
        assertThat(response.getHeader(HttpHeaders.ETAG))
                .isEqualTo('"' + sha256(response.getContentAsByteArray()) + '"');
        assertThat(details(link.request(), EventType.DOWNLOADED))
                .extracting(details -> details.get("first"))
                .containsExactly("true", "false");
    }

    @Test
    void shouldResumeByRange() throws Exception {
        // given
        Link link = announced();
        Cookie session = enter(link, link.code()).cookie();
        byte[] whole = web.perform(get(BUNDLE).cookie(session))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        int half = whole.length / 2;

        // when
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        for (String range : List.of("bytes=0-" + (half - 1), "bytes=" + half + "-")) {
            MockHttpServletResponse part = web.perform(
                            get(BUNDLE).cookie(session).header(HttpHeaders.RANGE, range))
                    .andExpect(status().isPartialContent())
                    .andReturn()
                    .getResponse();
            parts.write(part.getContentAsByteArray());
        }

        // then
        assertThat(sha256(parts.toByteArray())).isEqualTo(sha256(whole));
        web.perform(get(BUNDLE).cookie(session).header(HttpHeaders.RANGE, "bytes=" + half + "-" + (half + 9)))
                .andExpect(header().string(
                                HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(half, half + 9, whole.length)));
        web.perform(get(BUNDLE).cookie(session).header(HttpHeaders.RANGE, "bytes=" + whole.length + "-"))
                .andExpect(status().isRequestedRangeNotSatisfiable());
        web.perform(get(BUNDLE)
                        .cookie(session)
                        .header(HttpHeaders.RANGE, "bytes=5-")
                        .header(HttpHeaders.IF_RANGE, "\"another\""))
                .andExpect(status().isOk())
                .andExpect(header().longValue(HttpHeaders.CONTENT_LENGTH, whole.length));
    }

    @Test
    void shouldGiveLetterAlone() throws Exception {
        // given
        Link link = announced();
        Cookie session = enter(link, link.code()).cookie();

        // then
        byte[] pdf = web.perform(get("/d/files/letter.pdf").cookie(session))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(pdf).startsWith("%PDF".getBytes());
    }

    @Test
    void shouldLockAfterFiveWrongCodesAndTellStaff() throws Exception {
        // given
        Link link = announced();

        // when
        for (int i = 0; i < 4; i++) {
            assertThat(enter(link, link.wrongCode()).response().getStatus()).isEqualTo(403);
        }
        assertThat(enter(link, link.wrongCode()).response().getStatus()).isEqualTo(410);

        // then not even the right one opens it
        assertThat(enter(link, link.code()).response().getStatus()).isEqualTo(410);
        await().until(() -> texts().stream().anyMatch(text -> text.contains("is locked")));
        assertThat(details(link.request(), EventType.DOWNLOAD_REFUSED))
                .extracting(details -> details.get("because"))
                .containsExactly("wrong-code", "wrong-code", "wrong-code", "wrong-code", "wrong-code", "locked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "12345678901234567890", "ABCDEFGH", "' or 1=1"})
    void shouldRefuseWhatIsNoCode(String code) throws Exception {
        assertThat(enter(announced(), code).response().getStatus()).isEqualTo(403);
    }

    @Test
    void shouldExpire() throws Exception {
        // given
        Link link = announced();

        // when
        clock.move(Duration.ofDays(14));

        // then
        web.perform(get(link.path()))
                .andExpect(status().isGone())
                .andExpect(content().string(containsString("too old")));
        assertThat(enter(link, link.code()).response().getStatus()).isEqualTo(410);
    }

    @Test
    void shouldKnowNothingOfOtherTokens() throws Exception {
        web.perform(get("/d/" + "A".repeat(43))).andExpect(status().isNotFound());
        web.perform(post("/d/" + "A".repeat(43)).param("code", "12345678")).andExpect(status().isNotFound());
    }

    @Test
    void shouldVoidOlderLinkAndItsSessionWhenStaffIssueNewOne() throws Exception {
        // given
        Link first = announced();
        Cookie session = enter(first, first.code()).cookie();

        // when
        web.perform(post("/requests/" + first.request().reference() + "/download-link")
                        .param("codeBy", "email")
                        .with(csrf())
                        .with(officer()))
                .andExpect(status().isFound());
        Link second = awaitLink(first.request(), 4);

        // then
        web.perform(get(BUNDLE).cookie(session)).andExpect(redirectedUrl("/d/files"));
        web.perform(get(first.path())).andExpect(content().string(containsString("newer link")));
        assertThat(enter(second, first.code()).response().getStatus()).isEqualTo(403);
        enter(second, second.code()).andExpectOpened();
        assertThat(journal.of(first.request().id()))
                .filteredOn(event -> event.type() == EventType.DOWNLOAD_LINK_ISSUED)
                .extracting(RequestEvent::actor)
                .containsExactly("system", "olivia");
    }

    @Test
    void shouldShowCodeOnceToStaffWhoGiveItThemselves() throws Exception {
        // given
        Link first = announced();

        // when
        Object code = web.perform(post("/requests/" + first.request().reference() + "/download-link")
                        .param("codeBy", "staff")
                        .with(csrf())
                        .with(officer()))
                .andExpect(flash().attributeExists("code"))
                .andReturn()
                .getFlashMap()
                .get("code");
        Link second = awaitLink(first.request(), 3);

        // then it is in no email, and opens the new link
        assertThat(texts()).noneMatch(text -> text.contains(code.toString()));
        enter(second, code.toString()).andExpectOpened();
    }

    @Test
    void shouldHaveNothingToReissueBeforeAnythingWasSent() throws Exception {
        // given
        Request request = prepared();

        // when
        web.perform(post("/requests/" + request.reference() + "/download-link")
                        .param("codeBy", "email")
                        .with(csrf())
                        .with(officer()))
                .andExpect(status().isFound());

        // then
        assertThat(events(request))
                .filteredOn(EventType.DOWNLOAD_LINK_ISSUED::equals)
                .hasSize(1);
    }

    @Test
    void shouldKeepNeitherTokenNorCodeOnceSent(CapturedOutput output) throws Exception {
        // given
        Link link = announced();

        // when
        enter(link, link.wrongCode());
        enter(link, link.code());

        // then
        await().until(() -> stored(link.request()).stream().noneMatch(text -> text.contains(link.token())));
        await().until(() -> stored(link.request()).stream().noneMatch(text -> text.contains(link.code())));
        assertThat(stored(link.request())).anyMatch(text -> text.contains("struck out"));
        assertThat(output.getAll()).doesNotContain(link.token(), link.code(), "amelia", "Amelia");
    }

    @Test
    void shouldSlowDownWhoKnocksTooOften() throws Exception {
        // given
        Link link = announced();

        // when
        int last = 0;
        for (int i = 0; i < 21; i++) {
            last = web.perform(get(link.path()).with(client("192.0.2.7")))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        }

        // then this link rests for everybody, others do not
        assertThat(last).isEqualTo(429);
        web.perform(get(link.path()).with(client("192.0.2.8")))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string(HttpHeaders.RETRY_AFTER, "60"));
        web.perform(get("/d/" + "B".repeat(43)).with(client("192.0.2.8"))).andExpect(status().isNotFound());
    }

    @Test
    void shouldTellBrowsersToKeepAndToTellNothing() throws Exception {
        // given
        Link link = announced();

        // then
        for (String path : List.of(link.path(), "/d/files", BUNDLE)) {
            web.perform(get(path))
                    .andExpect(header().string(HttpHeaders.CACHE_CONTROL, containsString("no-store")))
                    .andExpect(header().string("Referrer-Policy", "no-referrer"))
                    .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                    .andExpect(header().string("Content-Security-Policy", DownloadSecurity.CONTENT_SECURITY_POLICY));
        }
    }

    @Test
    void shouldAnswerTheSameJobOnce() {
        // given
        Request request = prepared();

        // when
        deliver(request);
        awaitLink(request, 2);

        // then
        assertThat(jdbc.sql(
                                "select count(*) from download_link l join bundle b on b.id = l.bundle_id where b.request_id = ?")
                        .param(request.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Entered enter(Link link, String code) throws Exception {
        return new Entered(
                web.perform(post(link.path()).param("code", code)).andReturn().getResponse());
    }

    private record Entered(MockHttpServletResponse response) {

        Cookie cookie() {
            return Objects.requireNonNull(response.getCookie(DownloadController.COOKIE));
        }

        void andExpectOpened() {
            assertThat(response.getRedirectedUrl()).isEqualTo("/d/files");
        }
    }

    private static RequestPostProcessor client(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private List<String> stored(Request request) {
        return Opened.emails(jdbc, vault, request.id().value());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
