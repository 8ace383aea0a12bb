package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.rightsdesk.embedded.Part;
import uk.rightsdesk.embedded.Staff;

/**
 * The product killed at every step of a request, with the work done and not committed and again just after the commit;
 * each part of the stack killed under it. Whatever dies, the requester gets one of each letter.
 */
@Tag("full")
class KillMatrixIT {

    private static final Duration RECOVERY = Duration.ofMinutes(4);
    private static final String ADDRESS = "amelia.hart@example.org";

    private static final List<String> BEFORE_THE_REVIEW = List.of(
            "classify-email",
            "open-request",
            "bind-request",
            "assess-deadline",
            "remind-or-escalate",
            "send-acknowledgement",
            "assess-identity",
            "record-identity-confident",
            "collect-personal-data",
            "find-review-choices",
            "send-email",
            "publish-message");
    private static final List<String> AFTER_THE_APPROVAL =
            List.of("confirm-approval", "prepare-access-response", "deliver-response", "close-request");

    private final RunningDesk desk = new RunningDesk(Path.of("target", "kill-matrix"));
    private StaffBrowser browser;

    @BeforeEach
    void start() throws Exception {
        desk.start();
        browser = new StaffBrowser(desk.stack(), Path.of("target", "kill-matrix"));
    }

    @AfterEach
    void stop() {
        browser.close();
        desk.close();
    }

    @Test
    void shouldSendOneOfEachLetterWhereverTheProductIsKilled() throws Exception {
        Requester amelia = desk.requester(ADDRESS, "Amelia Hart");
        try (KillPoints points = new KillPoints(desk.caseStoreOwner())) {
            points.arm(BEFORE_THE_REVIEW);
            amelia.writes("Subject access request", "Please send me all the personal data you hold about me.");
            points.killAtAll(desk, RECOVERY);

            points.arm(List.of("confirm-review"));
            browser.work(Staff.OLIVIA, "Review what was found", "ready", "", "Ready for approval");
            points.killAtAll(desk, RECOVERY);

            points.arm(AFTER_THE_APPROVAL);
            browser.work(Staff.RAVI, "Approve the answer", "approve", "", "Approve");
            points.killAtAll(desk, RECOVERY);
        }
        assertAnsweredOnce(amelia);
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKER", "POSTGRES", "OPENSEARCH", "MAIL"})
    void shouldSendOneOfEachLetterWhicheverPartDies(Part part) throws Exception {
        Requester amelia = desk.requester(ADDRESS, "Amelia Hart");
        amelia.writes("Subject access request", "Please send me all the personal data you hold about me.");
        restart(part);
        amelia.awaits("We have your request", RECOVERY);
        restart(part);
        browser.work(Staff.OLIVIA, "Review what was found", "ready", "", "Ready for approval");
        restart(part);
        browser.work(Staff.RAVI, "Approve the answer", "approve", "", "Approve");
        restart(part);
        assertAnsweredOnce(amelia);
    }

    private void restart(Part part) {
        desk.stack().kill(part);
        desk.stack().start(part);
    }

    private void assertAnsweredOnce(Requester amelia) {
        Await.until(
                "the request is closed",
                RECOVERY,
                () -> desk.caseStore()
                        .sql("select outcome from request where outcome = 'ANSWERED'")
                        .query(String.class)
                        .optional());
        List<String> written = desk.caseStore()
                .sql("select message_id from outgoing_message order by purpose")
                .query(String.class)
                .list();
        Await.quietly(RECOVERY, () -> Optional.of(messageIds(amelia)).filter(ids -> ids.size() >= written.size()));
        assertThat(messageIds(amelia)).containsExactlyInAnyOrderElementsOf(written);
        assertThat(desk.caseStore()
                        .sql("select count(*) - count(distinct purpose) from outgoing_message")
                        .query(Integer.class)
                        .single())
                .as("letters written twice")
                .isZero();
    }

    /** A message that was sent again after a crash has the same id: the requester's mail program shows it once. */
    private static List<String> messageIds(Requester requester) {
        return requester.received().stream()
                .flatMap(message -> Stream.of(Requester.messageId(message)))
                .distinct()
                .toList();
    }
}
