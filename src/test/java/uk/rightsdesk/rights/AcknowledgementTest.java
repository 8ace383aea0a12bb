package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.Opened;
import uk.rightsdesk.vault.Vault;

/** One message that asks for access, erasure and an end to marketing. */
class AcknowledgementTest extends SampleFixture {

    @Autowired
    private SendAcknowledgementWorker acknowledge;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private Vault vault;

    private RequestId request = RequestId.random();
    private RequestId erasure = RequestId.random();
    private RequestId marketing = RequestId.random();

    @BeforeEach
    void askForThree() {
        Request first = open(Right.ACCESS, "amelia.hart@example.org");
        request = first.id();
        erasure = openBeside(Right.ERASURE, "amelia.hart@example.org");
        marketing = openBeside(Right.MARKETING_OBJECTION, "amelia.hart@example.org");
    }

    @Test
    void shouldAcknowledgeAllByOneLetterWhicheverComesFirst() {
        // when
        acknowledge(erasure);
        acknowledge(request);

        // then
        assertThat(lettersOf(erasure)).isEmpty();
        assertThat(lettersOf(request)).containsExactly("acknowledgement");
        assertThat(textOf(request))
                .contains("a copy of your personal data")
                .contains(requests.get(erasure).reference(), "the erasure of your personal data")
                .contains("We will answer by 2 December 2026.")
                .contains(requests.get(marketing).reference(), "We are at work on it");
        assertThat(List.of(request, erasure))
                .allSatisfy(one -> assertThat(journal.latest(one, EventType.ACKNOWLEDGEMENT_QUEUED))
                        .hasValueSatisfying(event -> assertThat(event.details())
                                .containsEntry("letterOf", requests.get(request).reference())
                                .containsEntry("dueOn", "2026-12-02")));
        assertThat(journal.latest(marketing, EventType.ACKNOWLEDGEMENT_QUEUED)).isEmpty();
    }

    @Test
    void shouldSendOneLetterThoughAllComeAtOnce() {
        // when
        CompletableFuture.allOf(Stream.of(request, erasure, request, erasure)
                        .map(one -> CompletableFuture.runAsync(() -> acknowledge(one)))
                        .toArray(CompletableFuture[]::new))
                .join();

        // then
        assertThat(Stream.of(request, erasure).flatMap(one -> lettersOf(one).stream()))
                .containsExactly("acknowledgement");
    }

    @Test
    void shouldAcknowledgeWhatIsFoundLaterByLetterOfItsOwn() {
        // given
        acknowledge(request);
        RequestId restriction = openBeside(Right.RESTRICTION, "amelia.hart@example.org");

        // when
        acknowledge(restriction);

        // then
        assertThat(lettersOf(restriction)).containsExactly("acknowledgement");
    }

    @Test
    void shouldTellInEveryLetterHowTheOthersStand() {
        // given
        inTransaction(() -> {
            requests.close(marketing, Outcome.ANSWERED);
            requests.close(erasure, Outcome.WITHDRAWN);
            return request;
        });

        // when
        acknowledge(request);

        // then
        assertThat(textOf(request)).contains("We answered on 9 November 2026.", "You took it back on");
    }

    @Test
    void shouldTellNothingOfWhatGoesToAnotherAddress() {
        // given
        RequestId moved = openBeside(Right.RESTRICTION, "somebody.else@example.org");

        // when
        acknowledge(request);
        acknowledge(moved);

        // then
        assertThat(textOf(request)).doesNotContain(requests.get(moved).reference());
        assertThat(lettersOf(moved)).containsExactly("acknowledgement");
    }

    private RequestId openBeside(Right right, String address) {
        Request first = requests.get(request);
        return inTransaction(() -> requests.open(
                        new OpenRequest(first.correspondenceId(), right, first.receivedAt(), "Amelia", address, true))
                .id());
    }

    private String textOf(RequestId one) {
        return Opened.letter(jdbc, vault, one.value(), "acknowledgement");
    }

    private void acknowledge(RequestId one) {
        inTransaction(() -> acknowledge.work(new SendAcknowledgementWorker.Input(one)));
    }

    private List<String> lettersOf(RequestId one) {
        return outgoing.of(one).stream().map(SentMail::purpose).toList();
    }
}
