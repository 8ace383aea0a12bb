package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.rights.access.ElementDecisions;

/** A review of 5,000 elements stays usable: pages of fifty, a kind decided at once, progress in figures. */
class ReviewOfManyTest extends DeskFixture {

    private static final int MANY = 5_000;

    /** Far more than it takes alone; what this guards against grows with the square. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Autowired
    private ElementDecisions decisions;

    @AfterEach
    void forgetRows() throws SQLException {
        sample("delete from login where device = 'of the test'");
    }

    @Test
    void shouldStayUsable() throws Exception {
        // given
        sample("""
                insert into login (account_id, succeeded, method, ip_address, device, logged_in_at)
                select id, true, 'password', '203.0.113.9', 'of the test', now() from account, generate_series(1, %d)
                where email = 'amelia.hart@example.org'
                """.formatted(MANY));
        Request request = opened();
        work("collect-personal-data", Map.of("requestId", request.id().toString()));
        String elements = "/tasks/review/" + request.id() + "/elements/customer-experience/login";

        // when
        Document first = shown(elements);
        Document last = shown(elements + "?page=100");
        Document review = shown("/tasks/review/" + request.id());

        // then
        assertThat(first.select("input[name=position]")).hasSize(50);
        assertThat(last.select("input[name=position]")).isNotEmpty();
        assertThat(first.select("nav").text()).contains("Page 1 of 1");
        assertThat(review.select("table tr")).hasSizeLessThan(3_000);

        // when
        Instant start = Instant.now();
        web.perform(post(elements)
                .with(officer())
                .with(csrf())
                .param("decide", "withhold-all")
                .param("exemption", "crime-and-taxation")
                .param("reasons", "It is needed to find out about a crime."));

        // then
        assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
        assertThat(decisions.tally(request.id()).withheld()).isGreaterThanOrEqualTo(MANY);
        assertThat(shown(elements).text())
                .contains(decisions.tally(request.id()).withheld() + " withheld");
    }

    private Document shown(String path) throws Exception {
        Instant start = Instant.now();
        MockHttpServletResponse response =
                web.perform(get(path).with(officer())).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        assertThat(Duration.between(start, Instant.now())).as(path).isLessThan(PATIENCE);
        return Jsoup.parse(response.getContentAsString());
    }

    private static void sample(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(DeskWiring.sampleUrl(), "postgres", "postgres")) {
            connection.createStatement().execute(statement);
        }
    }
}
