package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.request.EventType;

class RefusalTest extends LifecycleFixture {

    private static final Particulars REFUSAL = Particulars.ofRefusal(
            "manifestly-excessive",
            "This is the seventh request for the same data in two months.",
            "R-2026-000001 to R-2026-000006, each answered in full.",
            null);

    @Autowired
    SendRefusalWorker worker;

    @Test
    void shouldRefuseWithReasonsEvidenceAndEveryWayToComplain() {
        // given
        reviewed("refuse", REFUSAL);
        agreed();

        // when
        send();

        // then
        assertThat(letter("refusal"))
                .as("R1 what")
                .contains("the whole of your request")
                .as("R2 reasons")
                .contains("the seventh request for the same data")
                .as("the evidence")
                .contains("each answered in full")
                .as("R3 to us")
                .contains("right to complain to us")
                .as("R4 to the regulator")
                .contains("Information Commission")
                .as("R5 to a court")
                .contains("go to court")
                .as("R6 what is provided")
                .contains("We provide none of the data")
                .as("R8 contact")
                .contains("hello@customer-first.example");
        assertThat(events()).contains(EventType.REFUSAL_SENT);
    }

    @Test
    void shouldSendNothingThatNobodyAgreedTo() {
        // given
        reviewed("refuse", REFUSAL);

        // then
        assertThatIllegalStateException().isThrownBy(this::send);
        assertThat(lettersSent()).isEmpty();
    }

    @Test
    void shouldNotTakeAnEarlierAgreementForThisOne() {
        // given
        reviewed("ready", Particulars.ofReasons(null));
        agreed();
        reviewed("refuse", REFUSAL);

        // then
        assertThatIllegalStateException().isThrownBy(this::send);
    }

    @Test
    void shouldNotLetTheReviewerAgree() {
        // given
        reviewed("refuse", REFUSAL);

        // then
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> decisions.decide(request, DecisionKind.APPROVAL, "approve", (String) null, OLIVIA));
    }

    @Test
    void shouldRefuseARefusalWithoutReasonsOrEvidence() {
        assertRefused(Particulars.ofRefusal("manifestly-unfounded", " ", "Evidence.", null));
        assertRefused(Particulars.ofRefusal("manifestly-unfounded", "Reasons.", null, null));
        assertRefused(Particulars.ofRefusal("no-such-ground", "Reasons.", "Evidence.", null));
    }

    @Test
    void shouldTakeAnExemptionWithoutFurtherEvidence() {
        // given
        reviewed(
                "refuse",
                Particulars.ofRefusal("exemption", "Your lawyers advise us.", null, "DPA 2018 Sch 2 para 19"));
        agreed();

        // when
        send();

        // then
        assertThat(letter("refusal")).contains("DPA 2018 Sch 2 para 19");
    }

    /** The database forbids it too, whoever writes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'manifestly-unfounded', null, 'evidence'",
                "'manifestly-unfounded', '  ', 'evidence'",
                "'manifestly-unfounded', 'reasons', null",
                "null, 'reasons', 'evidence'"
            })
    void shouldKeepIncompleteRefusalOutOfTheDatabase(String said) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("""
                        insert into decision (request_id, kind, code, ground, reasons, evidence, decided_by, decided_at)
                        values (?, 'REVIEW', 'refuse', %s, 'olivia', now())""".formatted(said)).param(request.value()).update());
    }

    @Test
    void shouldKeepTheLetterOfAnUnagreedRefusalOutOfTheDatabase() {
        // given
        reviewed("refuse", REFUSAL);

        // then
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(this::insertLetter)
                .withMessageContaining("a second person's agreement");

        // when
        agreed();

        // then
        insertLetter();
        assertThat(lettersSent()).containsExactly("refusal");
    }

    @Test
    void shouldNotConfirmWhatTheFormContradicts() {
        // given
        decisions.decide(request, DecisionKind.REVIEW, "refuse", REFUSAL, OLIVIA);

        // then
        assertThat(confirm(DecisionKind.REVIEW, "ready")).isEqualTo(TaskProblem.CONFIRMATION_CONTRADICTS);
    }

    private void insertLetter() {
        jdbc.sql("""
                insert into outgoing_message
                    (id, request_id, purpose, business_key, message_id, recipient, subject, mime, state, created_at)
                values (gen_random_uuid(), ?, 'refusal', gen_random_uuid(), gen_random_uuid(), 'r', 's', '', 'prepared', now())
                """).param(request.value()).update();
    }

    private void assertRefused(Particulars said) {
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> decisions.decide(request, DecisionKind.REVIEW, "refuse", said, OLIVIA));
    }

    private void send() {
        inTransaction(() -> worker.work(new SendRefusalWorker.Input(request, job(7))));
    }
}
