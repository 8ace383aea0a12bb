package uk.rightsdesk.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.rightsdesk.clock.LedgerEntry.Kind.AUTHORITY_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.AUTHORITY_RECEIVED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.CLARIFICATION_ANSWERED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.CLARIFICATION_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.EXTENDED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.FEE_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.FEE_PAID;
import static uk.rightsdesk.clock.LedgerEntry.Kind.FEE_WAIVED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.IDENTITY_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.IDENTITY_RECEIVED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.RECEIVED;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {

    private static final TestLedger REQUEST = TestLedger.receivedOn("2026-03-02");

    @Test
    void shouldRefuseALedgerWithoutReceipt() {
        assertThatThrownBy(() -> new Ledger(List.of()))
                .isInstanceOf(InvalidLedgerException.class)
                .hasMessage("a ledger begins with the receipt of the request");
        assertThatThrownBy(() -> new Ledger(List.of(new LedgerEntry(IDENTITY_ASKED, LocalDate.of(2026, 3, 2)))))
                .hasMessage("a ledger begins with the receipt of the request");
    }

    @Test
    void shouldRefuseASecondReceipt() {
        assertThatThrownBy(() -> REQUEST.then(RECEIVED, "2026-03-03").toLedger())
                .isInstanceOf(InvalidLedgerException.class)
                .hasMessage("a request is received once only");
    }

    @Test
    void shouldRefuseTimeThatRunsBackwards() {
        assertThatThrownBy(() -> REQUEST.then(IDENTITY_ASKED, "2026-03-01").toLedger())
                .isInstanceOf(InvalidLedgerException.class)
                .hasMessage("IDENTITY_ASKED on 2026-03-01 stands after RECEIVED on 2026-03-02");
        assertThatThrownBy(() -> REQUEST.then(FEE_ASKED, "2026-03-09")
                        .then(FEE_PAID, "2026-03-08")
                        .toLedger())
                .hasMessage("FEE_PAID on 2026-03-08 stands after FEE_ASKED on 2026-03-09");
    }

    @Test
    void shouldCountAWaivedFeeAsNeverAskedFor() {
        assertThat(REQUEST.then(FEE_ASKED, "2026-03-09")
                        .then(FEE_WAIVED, "2026-03-12")
                        .toLedger()
                        .facts())
                .isEqualTo(REQUEST.toLedger().facts());
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY_RECEIVED", "AUTHORITY_RECEIVED", "FEE_PAID", "FEE_WAIVED", "CLARIFICATION_ANSWERED"})
    void shouldRefuseAnAnswerToWhatWasNotAsked(LedgerEntry.Kind answer) {
        assertThatThrownBy(() -> REQUEST.then(answer, "2026-03-05").toLedger())
                .isInstanceOf(InvalidLedgerException.class)
                .hasMessage(answer + " on 2026-03-05 answers what was not asked before");
    }

    @Test
    void shouldRefuseASecondExtension() {
        assertThatThrownBy(() -> REQUEST.then(EXTENDED, "2026-03-05")
                        .then(EXTENDED, "2026-03-06")
                        .toLedger())
                .isInstanceOf(InvalidLedgerException.class)
                .hasMessage("a period is extended once only");
    }

    @Test
    void shouldStartWhenTheLastOfAllThatWasAskedForArrived() {
        ClockFacts facts = REQUEST.then(IDENTITY_ASKED, "2026-03-02")
                .then(AUTHORITY_ASKED, "2026-03-02")
                .then(FEE_ASKED, "2026-03-03")
                .then(AUTHORITY_RECEIVED, "2026-03-05")
                .then(FEE_PAID, "2026-03-10")
                .then(IDENTITY_RECEIVED, "2026-03-11")
                .toLedger()
                .facts();

        assertThat(facts.relevantOn()).isEqualTo("2026-03-11");
        assertThat(facts.prerequisites())
                .containsExactly(
                        new Prerequisite(Topic.IDENTITY, LocalDate.of(2026, 3, 11)),
                        new Prerequisite(Topic.AUTHORITY, LocalDate.of(2026, 3, 5)),
                        new Prerequisite(Topic.FEE, LocalDate.of(2026, 3, 10)));
    }

    @Test
    void shouldNotStartWhileSomethingIsOutstanding() {
        ClockFacts facts = REQUEST.then(IDENTITY_ASKED, "2026-03-02")
                .then(FEE_ASKED, "2026-03-03")
                .then(IDENTITY_RECEIVED, "2026-03-05")
                .toLedger()
                .facts();

        assertThat(facts.relevantOn()).isNull();
        assertThat(facts.outstanding()).containsExactly(Topic.FEE);
    }

    @Test
    void shouldWaitAgainWhenMoreIsAskedForAfterAnAnswer() {
        TestLedger asked = REQUEST.then(IDENTITY_ASKED, "2026-03-02")
                .then(IDENTITY_RECEIVED, "2026-03-05")
                .then(IDENTITY_ASKED, "2026-03-06");

        assertThat(asked.toLedger().facts().relevantOn()).isNull();
        assertThat(asked.then(IDENTITY_RECEIVED, "2026-03-09")
                        .toLedger()
                        .facts()
                        .relevantOn())
                .isEqualTo("2026-03-09");
    }

    @Test
    void shouldNotMoveTheStartWithASecondAnswer() {
        ClockFacts facts = REQUEST.then(IDENTITY_ASKED, "2026-03-02")
                .then(IDENTITY_RECEIVED, "2026-03-05")
                .then(IDENTITY_RECEIVED, "2026-03-20")
                .toLedger()
                .facts();

        assertThat(facts.relevantOn()).isEqualTo("2026-03-05");
    }

    @Test
    void shouldPauseFromTheFirstQuestionToItsFirstAnswer() {
        ClockFacts facts = REQUEST.then(CLARIFICATION_ASKED, "2026-03-04")
                .then(CLARIFICATION_ASKED, "2026-03-06")
                .then(CLARIFICATION_ANSWERED, "2026-03-08")
                .then(CLARIFICATION_ANSWERED, "2026-03-09")
                .then(CLARIFICATION_ASKED, "2026-03-12")
                .toLedger()
                .facts();

        assertThat(facts.pauses())
                .containsExactly(
                        new Pause(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 8)),
                        new Pause(LocalDate.of(2026, 3, 12), null));
    }

    @Test
    void shouldRefuseFactsThatCannotHaveHappened() {
        LocalDate received = LocalDate.of(2026, 3, 2);
        LocalDate before = received.minusDays(1);

        assertThatThrownBy(() -> new Pause(received, before)).hasMessage("a pause ends before it begins");
        assertThatThrownBy(
                        () -> new ClockFacts(received, List.of(new Prerequisite(Topic.FEE, before)), List.of(), null))
                .isInstanceOf(InvalidLedgerException.class)
                .hasMessage("what the period had to wait for arrived before the request");
    }
}
