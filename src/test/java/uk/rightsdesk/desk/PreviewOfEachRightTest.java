package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.objection.Objection.Balancing;
import uk.rightsdesk.rights.objection.Objections;
import uk.rightsdesk.rights.rectification.DatumKey;
import uk.rightsdesk.rights.rectification.RectificationItem.Decision;
import uk.rightsdesk.rights.rectification.RectificationItem.Verdict;
import uk.rightsdesk.rights.rectification.RectificationItems;
import uk.rightsdesk.rights.restriction.Restrictions;

/** Whoever agrees to a letter sees its pages first, whatever the right. */
class PreviewOfEachRightTest extends DeskFixture {

    @Autowired
    private Decisions decisions;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private RectificationItems items;

    @Autowired
    private Objections objections;

    @Test
    void shouldShowARefusalAsItWouldGo() throws Exception {
        // given
        Request request = collected(Right.ERASURE);

        // when
        decisions.decide(
                request.id(),
                DecisionKind.REVIEW,
                "refuse",
                Particulars.ofRefusal(
                        "manifestly-excessive", "This is the seventh in two months.", "R-1 to R-6.", null),
                "olivia");
        work("confirm-review", Map.of("requestId", request.id().toString(), "reviewDecision", "refuse"));

        // then
        assertThat(letter(request)).contains("This is the seventh in two months.", "If you are unhappy");
    }

    @Test
    void shouldShowThatARestrictionIsSetThoughItIsSetOnlyOnceAgreed() throws Exception {
        // given
        Request request = collected(Right.RESTRICTION);
        assertThat(task(request)).doesNotContain("page by page");

        // when
        restrictions.decide(
                request.id(), RestrictionGround.ACCURACY_CONTESTED, true, "You say your address is wrong.", "olivia");

        // then
        assertThat(task(request)).contains("page by page");
        assertThat(letter(request)).contains("We have limited how we use your data", "You say your address is wrong.");
        restrictions.decide(request.id(), RestrictionGround.ACCURACY_CONTESTED, false, "It is right.", "olivia");
        assertThat(letter(request)).contains("It is right.").doesNotContain("We have limited how we use your data");
    }

    @Test
    void shouldShowWhatBecomesOfEachDatumOfARectification() throws Exception {
        // given
        Request request = collected(Right.RECTIFICATION);
        DatumKey postcode = new DatumKey("customer-experience", "account", "1", "postcode");

        // when
        items.record(request.id(), postcode, "I have moved.", null, "olivia");
        items.decide(
                request.id(), postcode, new Verdict(Decision.REFUSE, false, null, "It is the one you gave."), "olivia");

        // then
        assertThat(letter(request)).contains("Postcode", "It is the one you gave.");
    }

    @Test
    void shouldShowWhatBecomesOfEachPurposeObjectedTo() throws Exception {
        // given
        Request request = collected(Right.OBJECTION);

        // when
        objections.decide(
                request.id(), "analytics", false, null, new Balancing(null, null, null, null, null), "olivia");

        // then
        assertThat(letter(request)).contains("objec", "Amelia Hart");
    }

    @Test
    void shouldShowAnErasureAsItIsPlanned() throws Exception {
        // given
        Request request = collected(Right.ERASURE);

        // when
        work("plan-erasure", Map.of("requestId", request.id().toString()));

        // then
        assertThat(letter(request)).contains("Messages with our staff", "Amelia Hart");
    }

    @Test
    void shouldShowTheLetterThatGoesWithPortableData() throws Exception {
        // given
        Request request = collected(Right.PORTABILITY);

        // then
        assertThat(letter(request)).contains("Amelia Hart", "JSON");
    }

    private Request collected(Right right) {
        Request request = opened(right);
        work("collect-personal-data", Map.of("requestId", request.id().toString()));
        return request;
    }

    private String task(Request request) throws Exception {
        return answer("/tasks/approval/" + request.id()).getContentAsString();
    }

    /** What stands on its first pages; each is drawn. */
    private String letter(Request request) throws Exception {
        MockHttpServletResponse page = answer("/tasks/approval/" + request.id() + "/preview");
        assertThat(page.getStatus()).isEqualTo(200);
        var shown = Jsoup.parse(page.getContentAsString());
        assertThat(shown.select("[role=alert]").text()).isEmpty();
        for (String picture : shown.select("figure img").eachAttr("src")) {
            assertThat(answer(picture).getContentAsByteArray()).startsWith(0x89, 'P', 'N', 'G');
        }
        return String.join(" ", shown.select("figure img").eachAttr("alt")).replaceAll("\\s+", " ");
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return web.perform(get(path).with(reviewer())).andReturn().getResponse();
    }
}
