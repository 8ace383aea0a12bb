package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletResponse;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.access.ElementDecisions;
import uk.rightsdesk.rights.access.Weighing;

/** What the second person sees of the letter is the letter. */
class LetterPreviewTest extends DeskFixture {

    private static final String MARKUP = "<script>alert(1)</script></table><img src=x onerror=alert(2)> & \"so on\".";

    @Autowired
    private ElementDecisions decisions;

    private Request request;

    @BeforeEach
    void collected() {
        request = opened();
        work("collect-personal-data", Map.of("requestId", request.id().toString()));
    }

    @Test
    void shouldShowTheLettersOwnPagesAsPicturesWithTheirText() throws Exception {
        // when
        Document page = shown("");

        // then
        assertThat(page.select("figure img").eachAttr("alt").getFirst())
                .contains("Your personal data", request.reference(), "Amelia Hart");
        BufferedImage first = ImageIO.read(new ByteArrayInputStream(
                answer(page.select("figure img").first().attr("src")).getContentAsByteArray()));
        assertThat(first.getWidth()).isBetween(800, 860);
        assertThat(first.getHeight()).isGreaterThan(first.getWidth());
        assertThat(dark(first)).as("something is drawn").isGreaterThan(1_000);
    }

    @Test
    void shouldTurnPagesAndStayWithinTheLetter() throws Exception {
        // when
        List<String> second = shown("?page=1").select("figure img").eachAttr("src");
        List<String> last = shown("?page=9999").select("figure img").eachAttr("src");

        // then
        assertThat(second).first().asString().endsWith("/preview/5.png");
        assertThat(last).isNotEmpty();
        assertThat(answer("/tasks/approval/" + request.id() + "/preview/9999.png")
                        .getStatus())
                .isEqualTo(404);
        assertThat(answer("/tasks/approval/" + request.id() + "/preview/0.png").getStatus())
                .isEqualTo(404);
    }

    @Test
    void shouldEscapeWhatStaffWriteInTheLetterAndOnThePage() throws Exception {
        // given
        decisions.withhold(
                request.id(),
                ElementDecisions.Selection.all("customer-experience", "support_message"),
                new ElementDecisions.Grounds("crime-and-taxation", MARKUP, Weighing.NONE, true),
                "olivia");

        // when
        StringBuilder letter = new StringBuilder();
        String html = "";
        for (int page = 0; page < 5; page++) {
            String path = "/tasks/approval/" + request.id() + "/preview?page=" + page;
            html += answer(path).getContentAsString();
            Jsoup.parse(answer(path).getContentAsString())
                    .select("figure img")
                    .eachAttr("alt")
                    .forEach(letter::append);
        }

        // then
        assertThat(letter.toString().replaceAll("\\s+", "")).contains(MARKUP.replaceAll("\\s+", ""));
        assertThat(html).doesNotContain("<script", "<img src=x");
    }

    @Test
    void shouldShowADecisionAtOnce() throws Exception {
        // given
        String before = shown("").select("figure img").eachAttr("alt").toString();

        // when
        decisions.withhold(
                request.id(),
                ElementDecisions.Selection.all("customer-experience", "support_message"),
                new ElementDecisions.Grounds("crime-and-taxation", "For a reason.", Weighing.NONE, true),
                "olivia");

        // then
        StringBuilder after = new StringBuilder();
        for (int page = 0; page < 4; page++) {
            after.append(shown("?page=" + page).select("figure img").eachAttr("alt"));
        }
        assertThat(before).doesNotContain("For a reason.");
        assertThat(after).contains("For a reason.");
    }

    @Test
    void shouldShowNothingOfARequestWithoutACollection() throws Exception {
        assertThat(answer("/tasks/approval/" + opened().id() + "/preview").getStatus())
                .isEqualTo(404);
    }

    @Test
    void shouldShowEveryVolumeOfALongCopy() throws Exception {
        // given
        JdbcClient sample = JdbcClient.create(new DriverManagerDataSource(DeskWiring.sampleUrl()));
        sample.sql("""
                        insert into account (id, email, given_name, family_name, phone, opened_at)
                        values (990077, 'busy@example.net', 'Somebody', 'Busy', '+442079460077', now())""").update();
        sample.sql("""
                        insert into login (account_id, succeeded, method, ip_address, device, logged_in_at)
                        select 990077, true, 'password', '203.0.113.9', 'phone', now()
                        from generate_series(1, 10001)""").update();
        try {
            request = inTransaction(() -> requests.open(new OpenRequest(
                    UUID.randomUUID(), Right.ACCESS, clock.instant(), "Somebody Busy", "busy@example.net", true)));
            work("collect-personal-data", Map.of("requestId", request.id().toString()));
        } finally {
            sample.sql("delete from login where account_id = 990077").update();
            sample.sql("delete from account where id = 990077").update();
        }

        // when
        Document last = shown("?document=3");

        // then
        assertThat(last.select("nav[aria-label=Documents]").text())
                .contains("The letter", "Volume 1", "Volume 2", "Volume 3")
                .doesNotContain("Volume 4");
        assertThat(last.select("figure img").first().attr("alt")).contains("volume 3 of 3", request.reference());
        assertThat(answer("/tasks/approval/" + request.id() + "/preview/1.png?document=3")
                        .getContentType())
                .isEqualTo("image/png");
        assertThat(answer("/tasks/approval/" + request.id() + "/preview?document=4")
                        .getStatus())
                .isEqualTo(404);
    }

    private Document shown(String query) throws Exception {
        MockHttpServletResponse response = answer("/tasks/approval/" + request.id() + "/preview" + query);
        assertThat(response.getStatus()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return web.perform(get(path).with(reviewer())).andReturn().getResponse();
    }

    private static long dark(BufferedImage picture) {
        long dark = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                dark += (picture.getRGB(x, y) & 0xFF) < 100 ? 1 : 0;
            }
        }
        return dark;
    }
}
