package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One email from an address that nobody holds, and two rights in it: one letter acknowledges both, who asks is decided
 * once, each right keeps its own outcome, and every letter tells how the other stands.
 */
@ExtendWith(WholeStack.class)
@Tag("full")
class SeveralRightsEndToEndIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long ACCOUNT = 95;

    private static RunningDesk desk;
    private static StaffBrowser browser;

    @BeforeAll
    static void start(WholeStack.Whole whole) {
        desk = whole.desk();
        browser = whole.browser();
    }

    @Test
    void shouldSettleWhoAsksOnceAndAcknowledgeOnce() throws Exception {
        // given
        String held = desk.sample()
                .sql("select email from account where id = ?")
                .param(ACCOUNT)
                .query(String.class)
                .single();
        Requester holder = desk.requester(held, "The holder");
        Requester writer = desk.requester("new.address@elsewhere.example", "Somebody canary-several-name Moved");
        AskedRequest asked = AskedRequest.by(
                desk,
                "access",
                ACCOUNT,
                writer,
                "Two things canary-several-subject",
                "Please send me a copy of my personal data, and restrict the processing of my data until my claim is"
                        + " over. My account is under " + held + ". canary-several-body");

        try (StaffPair staff = new StaffPair(desk, browser)) {
            // when
            staff.olivia()
                    .work(
                            asked.message(),
                            "Task_TriageEmail",
                            "several triage",
                            DeskWork.opens(Set.of("access", "restriction")),
                            "A request: open one for each right");
            String access = opened(asked, "ACCESS");
            String restriction = opened(asked, "RESTRICTION");

            // then one letter tells of both
            String acknowledgement = ReceivedLetter.words(writer.awaits("We have your request", PATIENCE));
            assertThat(acknowledgement)
                    .contains("a copy of your personal data", "a limit on how we use your personal data")
                    .contains(reference(access), reference(restriction), "We will answer by");

            // when it is decided of one who asks
            staff.olivia()
                    .work(
                            restriction,
                            "Task_VerifyIdentity",
                            "several identity",
                            page -> {
                                page.getByText("The same message asks for more").waitFor();
                                page.getByText(reference(access)).waitFor();
                                page.locator("#subjectAddress").fill(held);
                                DeskWork.decide(page, "verified", "Knew the last order. canary-several-reasons");
                            },
                            "Verified");

            // then both go on, and the task of the other is gone
            staff.olivia()
                    .work(
                            restriction,
                            "Task_ReviewRequest",
                            "several review",
                            DeskWork.restriction("legal-claims", "You need it for your claim. canary-several-grant"),
                            "Ready for approval");
            staff.ravi()
                    .work(
                            restriction,
                            "Task_ApproveDecision",
                            "several approval",
                            page -> DeskWork.decide(page, "approve", "canary-several-approval"),
                            "Approve");
            assertThat(settledOf(access)).isEqualTo("verified");
        }

        // and the answer to one says how the other stands
        String answer = ReceivedLetter.words(holder.awaits("We have limited how we use your data", PATIENCE));
        assertThat(answer)
                .contains("What else you asked for", reference(opened(asked, "ACCESS")))
                .contains("a copy of your personal data", "We will answer by");
        assertThat(writer.received()).hasSize(1);
        Canaries.assertNowhere(
                desk,
                List.of(
                        "canary-several-name",
                        "canary-several-subject",
                        "canary-several-body",
                        "canary-several-reasons",
                        "canary-several-grant",
                        "canary-several-approval",
                        "new.address@elsewhere",
                        held));
    }

    private static String opened(AskedRequest asked, String right) {
        return Await.until(
                "the request for " + right + " is opened",
                PATIENCE,
                () -> desk.caseStore()
                        .sql("select id::text from request where correspondence_id = ?::uuid and exercised_right = ?")
                        .params(asked.message(), right)
                        .query(String.class)
                        .optional());
    }

    private static String reference(String request) {
        return desk.caseStore()
                .sql("select reference from request where id = ?::uuid")
                .param(request)
                .query(String.class)
                .single();
    }

    /** The last step of the record on who asks. */
    private static String settledOf(String request) {
        return desk.caseStore().sql("""
                        select step from identity_record where request_id = ?::uuid and confirmed_at is not null
                            and decided_with is not null order by id desc limit 1""").param(request).query(String.class).single();
    }
}
