package uk.rightsdesk.desk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.request.Request;

class DeskHeadersTest extends DeskFixture {

    @Test
    void shouldBeFramedByTasklistOnlyAndRunNoScript() throws Exception {
        // given
        Request request = opened();

        // then
        for (String page :
                List.of("/requests", "/requests/" + request.reference(), "/tasks/review/" + request.id(), "/sign-in")) {
            web.perform(get(page).with(officer()))
                    .andExpect(header().string(
                                    "Content-Security-Policy",
                                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                                            + "base-uri 'none'; frame-ancestors https://tasklist.example"))
                    .andExpect(header().doesNotExist("X-Frame-Options"))
                    .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                    .andExpect(header().string("Referrer-Policy", "no-referrer"))
                    .andExpect(header().string("Cache-Control", containsString("no-store")));
        }
    }

    @Test
    void shouldLetNobodyFrameTheRequestersPages() throws Exception {
        web.perform(get("/d/files"))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
                .andExpect(header().string("Content-Security-Policy", not(containsString("tasklist"))));
    }
}
