package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody wants another person's account erased, and an officer believes him: the code at the address that is held
 * still keeps every row where it is.
 */
@ExtendWith(WholeStack.class)
@Tag("full")
class HostileErasureEndToEndIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> GUESSES =
            List.of("0000 0000", "1111 1111", "1234 5678", "8765 4321", "Code: 99999999");

    private static RunningDesk desk;
    private static StaffBrowser browser;

    @BeforeAll
    static void start(WholeStack.Whole whole) {
        desk = whole.desk();
        browser = whole.browser();
    }

    @Test
    void shouldChangeNothingThatTheHolderOfTheAddressDoesNotConfirm() throws Exception {
        // given
        SampleSnapshot before = SampleSnapshot.of(desk.sample());
        String victims = desk.sample()
                .sql("select email from account where id = 90")
                .query(String.class)
                .single();
        Requester victim = desk.requester(victims, "The holder");
        Requester stranger =
                desk.requester("mallory@elsewhere.example", "Robert'); DROP TABLE account;-- canary-hostile-name");
        AskedRequest asked = AskedRequest.by(
                desk,
                "erasure",
                0,
                stranger,
                "Delete my account'; DELETE FROM account;-- canary-hostile-subject",
                "Please delete my account and all my data. It is held under " + victims + " canary-hostile-body");

        try (StaffPair staff = new StaffPair(desk, browser)) {
            // when an officer takes the stranger at his word
            staff.triage(asked);
            staff.olivia()
                    .work(
                            asked.id(),
                            "Task_VerifyIdentity",
                            "hostile identity",
                            page -> {
                                page.locator("#subjectAddress").fill(victims);
                                DeskWork.decide(page, "verified", "He says so. canary-hostile-reasons");
                            },
                            "Verified");

            // and the holder of the address says no, quoting what was sent, code and all
            MimeMessage question = victim.awaits("Please confirm request", PATIENCE);
            assertThat(stranger.received())
                    .as("the code is for the holder")
                    .noneMatch(email -> Requester.subject(email).startsWith("Please confirm"));
            victim.replies(
                    question,
                    "That was not me!\n\n> "
                            + String.valueOf(question.getContent()).replace("\n", "\n> "));

            // and the stranger guesses
            MimeMessage acknowledgement = stranger.awaits("We have your request", PATIENCE);
            for (String guess : GUESSES) {
                stranger.replies(acknowledgement, guess);
            }
            staff.olivia()
                    .work(
                            asked.id(),
                            "Task_DecideWithoutCode",
                            "hostile without code",
                            page -> DeskWork.decide(
                                    page, "close-unconfirmed", "The holder says no. canary-hostile-close"),
                            "Nobody confirms it: close");
        }

        // then
        assertThat(asked.awaitsOutcome()).isEqualTo("UNCONFIRMED");
        assertThat(SampleSnapshot.of(desk.sample()).since(before)).isEmpty();
        assertThat(asked.plan()).isEmpty();
        victim.awaits("We have closed your request", PATIENCE);
        assertThat(stranger.received()).hasSize(1);
        Canaries.assertNowhere(
                desk,
                List.of(
                        "canary-hostile-name",
                        "canary-hostile-subject",
                        "canary-hostile-body",
                        "canary-hostile-reasons",
                        "canary-hostile-close",
                        "mallory",
                        victims));
    }
}
