package uk.rightsdesk.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import uk.rightsdesk.audit.AuditTrail;
import uk.rightsdesk.identity.IdentityWiring;
import uk.rightsdesk.identity.StoredReply;
import uk.rightsdesk.intake.CorrespondenceId;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.Vault;

/** The page of the task 'Verify identity' and the evidence it shows; who may see it is the security's matter. */
@SpringBootTest(classes = IdentityWiring.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = IdentityWiring.Settings.class)
@Import({
    RequestPages.class,
    EvidencePages.class,
    IdentityTaskController.class,
    EvidenceController.class,
    CodeConverters.class
})
class IdentityTaskPageTest {

    private static final String HTML = Base64.getEncoder().encodeToString("<script>alert(1)</script>".getBytes(UTF_8));

    @Autowired
    private IdentityTaskController page;

    @Autowired
    private EvidenceController evidence;

    @Autowired
    private CodeConverters converters;

    @Autowired
    private ISpringTemplateEngine templates;

    @Autowired
    private Requests requests;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Vault vault;

    /** The audit of a request is not on this page. */
    @MockitoBean
    private AuditTrail audit;

    private RequestId request = RequestId.random();
    private MockMvc desk = MockMvcBuilders.standaloneSetup().build();

    @BeforeEach
    void open() {
        request = request();
        var views = new ThymeleafViewResolver();
        views.setTemplateEngine(templates);
        views.setCharacterEncoding("UTF-8");
        var conversions = new DefaultFormattingConversionService();
        converters.addFormatters(conversions);
        desk = MockMvcBuilders.standaloneSetup(page, evidence)
                .setViewResolvers(views)
                .setConversionService(conversions)
                .build();
    }

    @Test
    void shouldShowWhatIsKnownAndOfferTheLeastIntrusiveFirst() throws Exception {
        StoredReply.with(jdbc, vault, request, "image/png", picture());

        desk.perform(get("/tasks/identity/" + request))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("A reply from the address we hold")))
                .andExpect(content().string(containsString("A Stranger")))
                .andExpect(content().string(containsString("/0/page/0")));
    }

    @Test
    void shouldTakeTheJudgementOfThePage() throws Exception {
        desk.perform(judge("account-question"))
                .andExpect(redirectedUrl("/tasks/identity/" + request))
                .andExpect(flash().attributeCount(1));
        desk.perform(judge("account-question").param("alternatives", "A reply proves nothing here"))
                .andExpect(flash().attributeCount(0));

        desk.perform(get("/tasks/identity/" + request))
                .andExpect(content().string(containsString("A reply proves nothing here")))
                .andExpect(content().string(containsString("is recorded for")));
    }

    @Test
    void shouldShowPictureOfItsOwnMakingOnly() throws Exception {
        CorrespondenceId reply = StoredReply.with(jdbc, vault, request, "image/png", picture());

        desk.perform(get("/tasks/evidence/" + request + "/" + reply + "/0/page/0"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/png"))
                .andExpect(header().string("Cache-Control", "no-store"));
    }

    @Test
    void shouldGiveEverythingElseToSaveAndNeverToShow() throws Exception {
        CorrespondenceId reply = StoredReply.with(jdbc, vault, request, "text/html", HTML);

        MockHttpServletResponse response = desk.perform(get("/tasks/evidence/" + request + "/" + reply + "/0"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/octet-stream"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment")))
                .andReturn()
                .getResponse();
        assertThat(response.getContentAsString()).isEqualTo("<script>alert(1)</script>");
        desk.perform(get("/tasks/evidence/" + request + "/" + reply + "/0/page/0"))
                .andExpect(status().isNotFound());
    }

    @Test
    void shouldShowNoFileOfAnotherRequest() throws Exception {
        CorrespondenceId others = StoredReply.with(jdbc, vault, request(), "image/png", picture());

        desk.perform(get("/tasks/evidence/" + request + "/" + others + "/0")).andExpect(status().isNotFound());
        desk.perform(get("/tasks/evidence/" + request + "/" + others + "/0/page/0"))
                .andExpect(status().isNotFound());
    }

    private MockHttpServletRequestBuilder judge(String asked) {
        return post("/tasks/identity/" + request + "/decision")
                .principal(new TestingAuthenticationToken("olivia", "none"))
                .param("party", "data-subject")
                .param("code", "ask-evidence")
                .param("reasons", "Unknown address")
                .param("asked", asked)
                .param("answerTo", "held-address");
    }

    private RequestId request() {
        return Objects.requireNonNull(transaction.execute(_ -> requests.open(new OpenRequest(
                        UUID.randomUUID(), Right.ACCESS, Instant.now(), "A Stranger", "stranger@example.net", false))
                .id()));
    }

    private static String picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", out);
        return Base64.getMimeEncoder().encodeToString(out.toByteArray());
    }
}
