package uk.rightsdesk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lifecycle of a request for restriction. */
class RestrictionRequestProcessIT extends RightRequestTest {

    RestrictionRequestProcessIT() {
        super("RestrictionRequestProcess");
    }

    @BeforeEach
    void ownSteps() {
        work("set-restriction");
        answer("prepare-restriction-outcome", Map.of("deliveryId", deliveryId));
    }

    @Test
    void shouldRestrictWhatWasAgreedAndAnswer() {
        // given
        received(true);

        // when
        decidedAndAgreed("ready");
        sent();

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_RestrictionRequestReceived",
                        "Task_BindRequest",
                        "Task_SendAcknowledgement",
                        "CallActivity_VerifyIdentity",
                        "Task_CollectPersonalData",
                        "CallActivity_AssessRequest",
                        "Task_SetRestriction",
                        "CallActivity_TellRecipients",
                        "Task_PrepareAnswer",
                        "CallActivity_DeliverResponse",
                        "Task_CloseRequest",
                        "EndEvent_Answered")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("answered");
    }

    @Test
    void shouldEndSecondInstanceOfRequest() {
        endsASecondInstance();
    }

    @Test
    void shouldTellWhyAndCloseWhenIdentityIsNotVerified() {
        tellsWhyWhenIdentityIsNotVerified();
    }

    @Test
    void shouldPrepareAgainWhereOfficerMissesSomething() {
        preparesAgain();
    }

    @Test
    void shouldRefuseTheWholeOnlyOnceASecondPersonAgrees() {
        refuses();
        assertThat(closedAs()).isEqualTo("refused");
    }

    @Test
    void shouldCloseWithNoticeWhenTheFeeIsNotPaid() {
        closesUnpaid();
        assertThat(closedAs()).isEqualTo("fee-unpaid");
    }

    @Test
    void shouldEndAllWorkWhenThePersonWithdraws() {
        endsWhenThePersonWithdraws();
        assertThat(closedAs()).isEqualTo("withdrawn");
    }

    @Test
    void shouldTellWhereItStandsAndWorkOnWhenTheWatchIsOver() {
        tellsWhereItStandsAndWorksOnWhenTheWatchIsOver();
    }
}
