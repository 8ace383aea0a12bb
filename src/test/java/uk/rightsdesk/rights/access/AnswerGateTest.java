package uk.rightsdesk.rights.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.redaction.Hiding;
import uk.rightsdesk.redaction.Leak;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.vault.Opened;

/** The last look at the answer: what it stops, who learns what, and how it goes on. */
class AnswerGateTest extends DeskFixture {

    private static final ElementDecisions.Selection MESSAGES =
            ElementDecisions.Selection.all("customer-experience", "support_message");

    @Autowired
    private ElementDecisions decisions;

    @Autowired
    private CollectedData collectedData;

    @Autowired
    private DisclosureReview disclosure;

    @Autowired
    private Decisions staffDecisions;

    private Request request;

    @BeforeEach
    void collect() {
        request = opened();
        work("collect-personal-data", id());
    }

    @Test
    void shouldLetAnAnswerGoThatKeepsBackWhatItSays() {
        // given
        decisions.redact(request.id(), MESSAGES, "Dilys", grounds("It names a colleague."), "olivia");
        review();
        releaseShared();

        // when
        Map<String, Object> output = work("prepare-access-response", id());

        // then
        assertThat(output.get("taskProblem")).hasToString("NONE");
        assertThat(output.get("deliveryId")).isNotNull();
        assertThat(decisions.isOpen(request.id())).isFalse();
    }

    @Test
    void shouldStopAnAnswerWhoseReasonsNameWhoWasRedacted() throws Exception {
        // given the reviewer writes the words into what the person is told
        decisions.redact(
                request.id(),
                MESSAGES,
                "reply promised by Friday",
                grounds("A reply promised by Friday is not yours."),
                "olivia");
        review();
        releaseShared();

        // when
        Map<String, Object> output = work("prepare-access-response", id());

        // then nothing is kept or sent, and the engine learns a code
        assertThat(output.get("taskProblem")).hasToString("KEPT_BACK_FOUND");
        assertThat(output.get("deliveryId")).isNull();
        assertThat(jdbc.sql("select count(*) from bundle where request_id = ?")
                        .param(request.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(events(request)).contains(EventType.DISCLOSURE_STOPPED).doesNotContain(EventType.RESPONSE_PREPARED);
        assertThat(details(request, EventType.DISCLOSURE_STOPPED).toString()).doesNotContainIgnoringCase("friday");

        // then the reviewer reads what and where, and may change it
        assertThat(decisions.isOpen(request.id())).isTrue();
        assertThat(disclosure.found(request.id())).extracting(Leak::value).containsOnly("reply promised by Friday");
        assertThat(disclosure.found(request.id())).extracting(Leak::hiding).contains(Hiding.PDF_TEXT);
        assertThat(web.perform(get("/tasks/review/" + request.id()).with(officer()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("The finished answer was stopped", "letter.pdf", "reply promised by Friday");

        // when
        decisions.disclose(request.id(), MESSAGES, "olivia");
        decisions.redact(
                request.id(), MESSAGES, "reply promised by Friday", grounds("It is about another person."), "olivia");
        clock.move(Duration.ofMinutes(1));
        review();

        // then
        assertThat(work("prepare-access-response", id()).get("taskProblem")).hasToString("NONE");
    }

    @Test
    void shouldShowToTheSecondPersonWhatIsKeptBackElsewhereAndGivenHere() throws Exception {
        // given one record is withheld, whose words stand in others
        int position = collectedData.all(request.id()).stream()
                .filter(element -> element.table().equals("support_message"))
                .findFirst()
                .orElseThrow()
                .position();
        decisions.withhold(
                request.id(),
                ElementDecisions.Selection.of("customer-experience", "support_message", List.of(position)),
                new ElementDecisions.Grounds("legal-privilege", "It is advice.", Weighing.NONE, true),
                "olivia");
        decide(DecisionKind.REVIEW, "ready", "olivia");
        assertThat(disclosure.undecided(request)).isNotEmpty();
        String words = disclosure.undecided(request).getFirst().words();

        // then they are shown in their place, and approving waits
        String url = "/tasks/approval/" + request.id();
        assertThat(page(url)).contains("Kept back elsewhere, given here");
        web.perform(post(url + "/decision").with(csrf()).with(reviewer()).param("code", "approve"));
        assertThat(staffDecisions.pending(request.id(), DecisionKind.APPROVAL)).isEmpty();

        // then the gate would stop it as well
        assertThat(work("prepare-access-response", id()).get("taskProblem")).hasToString("KEPT_BACK_FOUND");
        assertThat(disclosure.found(request.id())).contains(new Leak("data.json", Hiding.SHARED, words));

        // then the reviewer cannot release it
        assertThatExceptionOfType(ElementDecisionRefused.class)
                .isThrownBy(() -> disclosure.release(request, keys(), "olivia"));

        // when the second person does
        web.perform(post(url + "/releases").with(csrf()).with(reviewer()).param("key", keys().toArray(String[]::new)));

        // then
        assertThat(disclosure.undecided(request)).isEmpty();
        assertThat(work("prepare-access-response", id()).get("taskProblem")).hasToString("NONE");
    }

    @Test
    void shouldGiveAPictureWithItsBoxBurntIn() throws Exception {
        // given
        CollectedElement picture = collectedData.all(request.id()).stream()
                .filter(element -> element.data().stream().anyMatch(CollectedDatum::file))
                .findFirst()
                .orElseThrow();
        String column = picture.data().stream()
                .filter(CollectedDatum::file)
                .findFirst()
                .orElseThrow()
                .column();
        String url = "/tasks/picture/%s/%d/%s/boxes".formatted(request.id(), picture.position(), column);

        // when two corners are clicked
        String half = web.perform(post(url)
                        .with(csrf())
                        .with(officer())
                        .param("at.x", "0")
                        .param("at.y", "0"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(half).contains("x=0&y=0&width=&height=");

        // when the whole is blacked out
        var drawn = post(url)
                .with(csrf())
                .with(officer())
                .param("x", "0")
                .param("y", "0")
                .param("width", "1000")
                .param("height", "1000")
                .param("exemption", "others-data")
                .param("reasons", "It shows somebody else.");
        Factor.all().forEach(factor -> drawn.param("factor-" + factor.code(), "no"));
        web.perform(drawn);

        // then
        assertThat(page(url)).contains("Black it out");
        review();
        assertThat(work("prepare-access-response", id()).get("taskProblem")).hasToString("NONE");
        byte[] given = bundled("/" + picture.position() + "-");
        var image = ImageIO.read(new ByteArrayInputStream(given));
        assertThat(image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 0xFFFFFF)
                .isLessThan(0x101010);
        byte[] held = collectedData
                .file(request.id(), picture.position(), column)
                .orElseThrow()
                .content();
        assertThat(given).isNotEqualTo(held);
    }

    private byte[] bundled(String part) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Opened.bundle(jdbc, vault, request.id().value()).forEach(bytes::writeBytes);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().contains(part)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new AssertionError("no such file in the archive");
    }

    private String page(String url) throws Exception {
        var response = web.perform(get(url).with(reviewer())).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    /** Passed on by the first person and approved by the second. */
    private void review() {
        decide(DecisionKind.REVIEW, "ready", "olivia");
        decide(DecisionKind.APPROVAL, "approve", "ravi");
    }

    private void decide(DecisionKind kind, String code, String staff) {
        staffDecisions.decide(request.id(), kind, code, Particulars.ofReasons(null), staff);
        inTransaction(() -> staffDecisions.confirm(request.id(), kind, code));
    }

    private void releaseShared() {
        if (!disclosure.undecided(request).isEmpty()) {
            disclosure.release(request, keys(), "ravi");
        }
    }

    private Set<String> keys() {
        return disclosure.undecided(request).stream()
                .map(DisclosureReview.Shared::key)
                .collect(Collectors.toSet());
    }

    private Map<String, Object> id() {
        return Map.of("requestId", request.id().toString());
    }

    private static ElementDecisions.Grounds grounds(String reasons) {
        return new ElementDecisions.Grounds(
                "others-data",
                reasons,
                new Weighing(
                        Factor.all().stream().collect(Collectors.toMap(factor -> factor, Factor.SEPARABLE::equals)),
                        null),
                true);
    }
}
