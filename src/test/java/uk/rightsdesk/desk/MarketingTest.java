package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.marketing.Suppressions;
import uk.rightsdesk.rights.marketing.UnsubscribeLinks;
import uk.rightsdesk.sample.SampleMailer;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Opened;

/** The objection to direct marketing, from the email or the link to the mailer that no longer sends. */
class MarketingTest extends DeskFixture {

    private static final Pattern LINK = Pattern.compile("List-Unsubscribe: <https://desk\\.example(/d/[^>]+)>");

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private UnsubscribeLinks links;

    @LocalServerPort
    private int port;

    private final String amelia = "amelia." + UUID.randomUUID() + "@example.org";
    private final String bartosz = "bartosz." + UUID.randomUUID() + "@example.com";

    @Test
    void shouldNeverSendToASuppressedAddress() throws Exception {
        // given a campaign that reaches both
        assertThat(mailer("newsletter-pass").send(List.of(amelia, bartosz))).containsExactly(amelia, bartosz);
        SMTP.forget();

        // when one objects
        objected(amelia);

        // then the next campaign reaches the other, however the address is written
        assertThat(mailer("newsletter-pass").send(List.of(amelia, amelia.toUpperCase(), bartosz)))
                .containsExactly(bartosz);
        assertThat(newsletters()).singleElement().asString().contains("To: " + bartosz);
    }

    @Test
    void shouldSendNothingWhereTheDeskDoesNotSay() {
        assertThatThrownBy(() -> mailer("wrong").send(List.of(bartosz))).hasMessageContaining("401");
        assertThat(newsletters()).isEmpty();
    }

    @Test
    void shouldConfirmToThePersonWhatWasDone() {
        // when
        Request request = objected(amelia);

        // then
        String letter = Opened.letter(jdbc, vault, request.id().value(), "marketing-stopped");
        assertThat(letter).contains(amelia, "we may not refuse it", "UK GDPR Article 21(3)");
        assertThat(events(request)).contains(EventType.MARKETING_STOPPED);
        assertThat(details(request, EventType.MARKETING_STOPPED)).containsExactly(Map.of("contacts", "1"));
    }

    @Test
    void shouldOutliveTheErasureOfThePersonsData() {
        // given
        Request request = objected(amelia);

        // when
        inTransaction(() -> vault.destroy(KeyOwner.request(request.id().value())));

        // then
        assertThat(suppressions.covers(amelia)).contains(true);
    }

    @Test
    void shouldKeepNothingReadableAndNameItsKey() {
        // when
        objected(amelia);

        // then
        assertThat(jdbc.sql("select to_jsonb(suppression)::text from suppression")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains("amelia") || row.contains("example.org"));
        assertThat(jdbc.sql("""
                                select count(*) from suppression
                                join content_key on kind = 'SUPPRESSION' and owner_id = key_id where normalisation = 1
                                """).query(Long.class).single())
                .isEqualTo(jdbc.sql("select count(*) from suppression")
                        .query(Long.class)
                        .single());
        assertThatThrownBy(() -> jdbc.sql("delete from suppression").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void shouldTakeEffectAtOnceWhereItCameByTelephone() throws Exception {
        // given
        String number =
                "07700 9" + "%05d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000));

        // when
        web.perform(post("/enter")
                        .param("id", UUID.randomUUID().toString())
                        .param("channel", "telephone")
                        .param("receivedOn", clock.instant().toString().substring(0, 10))
                        .param("name", "Amelia")
                        .param("email", "")
                        .param("contact", number)
                        .param("text", "No more calls.")
                        .param("rights", "marketing-objection")
                        .with(officer())
                        .with(csrf()))
                .andExpect(status().isFound());

        // then
        assertThat(suppressions.covers("+44" + number.substring(1))).contains(true);
    }

    @Test
    void shouldStopAtOneClickButNotByLooking() throws Exception {
        // given
        mailer("newsletter-pass").send(List.of(amelia));
        String path = linkIn(newsletters().getFirst());

        // when a scanner follows the link
        web.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", DownloadSecurity.CONTENT_SECURITY_POLICY))
                .andExpect(content().string(containsString("Stop all marketing")));

        // then
        assertThat(suppressions.covers(amelia)).contains(false);

        // when the mail program posts as RFC 8058 has it
        web.perform(post(path).param("List-Unsubscribe", "One-Click"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("no more marketing")));

        // then
        assertThat(suppressions.covers(amelia)).contains(true);
        web.perform(post(path)).andExpect(status().isOk());
    }

    @Test
    void shouldSayNothingPersonalInTheLink() throws Exception {
        // when
        mailer("newsletter-pass").send(List.of(amelia));
        String mime = newsletters().getFirst();

        // then
        assertThat(mime).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        assertThat(linkIn(mime))
                .doesNotContain("amelia", "example", HexFormat.of().formatHex(amelia.getBytes()), base64(amelia));
    }

    @Test
    void shouldTakeNoLinkThatTheDeskDidNotMake() throws Exception {
        // given
        String token = Objects.requireNonNull(
                links.linkFor(amelia).map(URI::getPath).orElseThrow().substring("/d/unsubscribe/".length()));
        char other = token.charAt(10) == 'A' ? 'B' : 'A';
        String forged = token.substring(0, 10) + other + token.substring(11);

        // then
        web.perform(get("/d/unsubscribe/" + forged)).andExpect(status().isNotFound());
        web.perform(post("/d/unsubscribe/" + forged)).andExpect(status().isNotFound());
        assertThat(suppressions.covers(amelia)).contains(false);
    }

    @Test
    void shouldGiveNoLinkForANumber() {
        assertThat(links.linkFor("07700 900123")).isEqualTo(Optional.empty());
    }

    private Request objected(String address) {
        Request request = inTransaction(() -> requests.open(new OpenRequest(
                UUID.randomUUID(), Right.MARKETING_OBJECTION, clock.instant(), "Amelia Hart", address, false)));
        Map<String, Object> id = Map.of("requestId", request.id().toString());
        work("stop-marketing", id);
        work("confirm-marketing-stopped", id);
        return request;
    }

    private SampleMailer mailer(String password) {
        return new SampleMailer(URI.create("http://127.0.0.1:" + port), "newsletter", password, SMTP.port());
    }

    /** Letters of the desk arrive at the same server. */
    private static List<String> newsletters() {
        return SMTP.taken().stream()
                .filter(mime -> mime.contains("From: news@"))
                .toList();
    }

    private static String linkIn(String mime) {
        Matcher link = LINK.matcher(mime.replaceAll("\\r?\\n[ \\t]+", " "));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes()).substring(0, 12);
    }
}
