package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.decision.ReviewChoices;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;

class ReviewChoicesTest extends LifecycleFixture {

    @Autowired
    ReviewChoices choices;

    @Test
    void shouldOfferAllWithinThePeriodOfAnAccessRequest() {
        assertThat(choices.offered(request)).containsExactlyElementsOf(DecisionKind.REVIEW.codes());
    }

    @Test
    void shouldOfferNoPauseOfAnotherRight() {
        // given
        RequestId erasure = open(Right.ERASURE, "someone@example.org");

        // then
        assertThat(choices.offered(erasure)).doesNotContain("ask-clarification").contains("extend");
    }

    @Test
    void shouldOfferNothingThatMovesAPeriodThatIsOver() {
        // given
        clock.moveTo(LocalDate.of(2026, 12, 3));

        // then
        assertThat(choices.offered(request)).containsExactly("ready", "collect-again", "refuse");
    }

    @Test
    void shouldForgetWhatWasDecidedAndThenDecidedOtherwise() {
        // given
        decisions.decide(
                request, DecisionKind.REVIEW, "extend", Particulars.ofGround("complexity", "An archive."), OLIVIA);

        // when
        reviewed("ready", Particulars.ofReasons(null));

        // then
        assertThat(decisions.pending(request, DecisionKind.REVIEW)).isEmpty();
    }

    @Test
    void shouldShowOtherRequestsOfTheSameAddressAndRefuseNothingForThem() {
        // given
        String address = "repeats-" + UUID.randomUUID() + "@example.org";
        RequestId first = open(Right.ACCESS, address);
        RequestId second = open(Right.ERASURE, address.replace("repeats", "Repeats"));

        // then
        assertThat(requests.othersOfRequester(requests.get(first)))
                .extracting(Request::id)
                .containsExactly(second);
        assertThat(requests.get(first).outcome()).isEmpty();
    }

    private RequestId open(Right right, String address) {
        return inTransaction(
                () -> requests.open(new OpenRequest(UUID.randomUUID(), right, clock.instant(), "Amelia", address, true))
                        .id());
    }
}
