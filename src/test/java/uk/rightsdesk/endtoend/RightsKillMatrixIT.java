package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.embedded.Port;

/**
 * The product killed at every step at which a right changes or sends something, with the work done and not committed
 * and again just after the commit. Whatever dies, the company's database is exact and every letter goes once.
 */
@Tag("full")
class RightsKillMatrixIT {

    private static final Duration RECOVERY = Duration.ofMinutes(4);
    private static final Path HOME = Path.of("target", "rights-kill-matrix");
    private static final String THIRD = "switching@other-reviews.example";

    private static final List<String> ONCE_AGREED = List.of(
            "execute-erasure", "correct-data", "set-restriction", "transmit-portable-data", "send-recipient-notices");
    private static final List<String> ONCE_ERASED_BY_HAND = List.of("prepare-erasure-outcome", "deliver-response");
    private static final List<String> WHEN_IT_IS_LIFTED = List.of("lift-restriction", "send-recipient-notices");

    private final RunningDesk desk = new RunningDesk(HOME, Map.of("rightsdesk.restriction.notice", "P1D"));
    private StaffBrowser browser;

    @BeforeEach
    void start() throws Exception {
        desk.start();
        browser = new StaffBrowser(desk.stack(), HOME);
    }

    @AfterEach
    void stop() {
        browser.close();
        desk.close();
    }

    @Test
    void shouldChangeWhatWasAgreedOnceWhereverTheProductIsKilled() throws Exception {
        // given four requests that are agreed to
        SampleSnapshot before = SampleSnapshot.of(desk.sample());
        AskedRequest erasure = asks("erasure", 0, "Please delete my account.");
        AskedRequest rectification = asks("rectification", 1, "My telephone number is wrong.");
        AskedRequest restriction = asks("restriction", 2, "Please restrict the processing of my data.");
        AskedRequest transfer = asks("transfer", 3, "Under Article 20, please transfer my data to " + THIRD + ".");
        List<AskedRequest> all = List.of(erasure, rectification, restriction, transfer);
        try (KillPoints points = new KillPoints(desk.caseStoreOwner())) {
            reviewed(erasure, rectification, restriction, transfer);

            // when it dies at each step
            points.arm(ONCE_AGREED);
            asStaff(staff -> all.forEach(staff::approve));
            Thread codes = Thread.ofVirtual().start(() -> confirmed(List.of(rectification, transfer)));
            points.killAtAll(desk, RECOVERY);
            codes.join();
            points.arm(ONCE_ERASED_BY_HAND);
            asStaff(staff -> staff.eraseByHand(erasure));
            points.killAtAll(desk, RECOVERY);
            all.forEach(asked -> assertThat(asked.awaitsOutcome()).isEqualTo("ANSWERED"));

            // then
            assertExact(before, erasure, rectification, restriction);
            assertEachLetterOnce(all);

            // and when the restriction ends
            points.arm(List.of("send-restriction-lifting"));
            asStaff(staff -> end(restriction, staff.olivia()));
            points.killAtAll(desk, RECOVERY);
            assertThat(ReceivedLetter.words(
                            restriction.requester().awaits("We will soon use your data again", RECOVERY)))
                    .contains("The claim is settled.");
            points.arm(WHEN_IT_IS_LIFTED);
            letTheDayCome(restriction);
            points.killAtAll(desk, RECOVERY);
        }

        // then
        Await.until(
                "recipients are told of the end",
                RECOVERY,
                () -> Optional.of(restriction.noticesTo("restriction-lifted")).filter(told -> told > 0));
        assertThat(SampleSnapshot.tally(SampleSnapshot.of(desk.sample()).since(before), restriction.account()))
                .isEmpty();
        assertThat(restriction.noticesTo("restriction-lifted")).isEqualTo(restriction.noticesTo("restricted"));
        assertEachLetterOnce(all);
    }

    private void reviewed(
            AskedRequest erasure, AskedRequest rectification, AskedRequest restriction, AskedRequest transfer)
            throws Exception {
        asStaff(staff -> List.of(erasure, rectification, restriction, transfer).forEach(staff::triage));
        erasure.replyWithCode();
        asStaff(staff -> {
            staff.review(
                    rectification,
                    DeskWork.rectification(
                            "It is wrong.",
                            List.of(new DeskWork.Item(
                                    "Your account", "Telephone number", "correct", "07700 900777", ""))));
            staff.review(restriction, DeskWork.restriction("legal-claims", "You need it for a claim."));
            staff.review(transfer, page -> {
                DeskWork.givesWhatMayNameOthers(page);
                DeskWork.sendsTo(page, "Other Reviews", THIRD);
                DeskWork.decide(page, "ready", "");
            });
            staff.review(erasure, DeskWork.erasure("Nothing is needed any longer.", new HashMap<>()));
        });
    }

    /** Signed in anew each time: who was signed in to a product that died is so no longer. */
    private void asStaff(Consumer<StaffPair> work) {
        try (StaffPair staff = new StaffPair(desk, browser)) {
            work.accept(staff);
        }
    }

    private static void confirmed(List<AskedRequest> asked) {
        try {
            for (AskedRequest each : asked) {
                each.replyWithCode();
            }
        } catch (Exception lost) {
            throw new IllegalStateException(lost);
        }
    }

    private void assertExact(
            SampleSnapshot before, AskedRequest erasure, AskedRequest rectification, AskedRequest restriction) {
        List<SampleSnapshot.Difference> differences =
                SampleSnapshot.of(desk.sample()).since(before);
        assertThat(differences)
                .extracting(SampleSnapshot.Difference::account)
                .containsOnly(erasure.account(), rectification.account(), restriction.account());
        assertThat(SampleSnapshot.tally(differences, rectification.account())).isEqualTo(Map.of("account CHANGED", 1L));
        assertThat(SampleSnapshot.tally(differences, restriction.account()))
                .isEqualTo(Map.of("restricted_account ADDED", 1L));
        assertThat(SampleSnapshot.tally(differences, erasure.account()))
                .containsEntry("account CHANGED", 1L)
                .containsEntry("login DELETED", before.rowsOf(erasure.account()).get("login"));
        assertThat(SampleSnapshot.orphans(desk.sample())).isEmpty();
    }

    private void end(AskedRequest restriction, StaffSession officer) {
        Page register = officer.desk("/restrictions");
        register.getByText("End the restriction of " + restriction.reference()).click();
        register.locator("main textarea").fill("The claim is settled.");
        register.getByText("Tell the person, then lift it").click();
        register.getByText("The person is being told")
                .or(register.getByText("the person was told"))
                .waitFor();
    }

    /** The engine's clock is moved to the morning after; the product's cannot be, so the day is moved to it. */
    private void letTheDayCome(AskedRequest restriction) {
        desk.caseStore()
                .sql("update restriction set lifts_on = lifts_on - 1 where request_id = ?::uuid")
                .param(restriction.id())
                .update();
        Instant morning = LocalDate.now(StatutoryClock.LONDON)
                .plusDays(1)
                .atTime(LocalTime.of(9, 1))
                .atZone(StatutoryClock.LONDON)
                .toInstant();
        RestClient.create()
                .post()
                .uri("http://127.0.0.1:" + desk.settings().port(Port.BROKER_MANAGEMENT) + "/actuator/clock/add")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"offsetMilli\":"
                        + Duration.between(Instant.now(), morning).toMillis() + "}")
                .retrieve()
                .toBodilessEntity();
    }

    /** What is sent again after a crash has the same id, so that every mail program shows it once. */
    private void assertEachLetterOnce(List<AskedRequest> all) {
        Await.until(
                "every letter is sent",
                RECOVERY,
                () -> Optional.of(desk.caseStore()
                                .sql("select count(*) from outgoing_message where state <> 'sent'")
                                .query(Long.class)
                                .single())
                        .filter(waiting -> waiting == 0));
        for (AskedRequest asked : all) {
            assertThat(asked.requester().received().stream()
                            .collect(Collectors.toMap(Requester::messageId, Requester::subject, (one, again) -> one))
                            .values())
                    .as("letters about " + asked.right())
                    .doesNotHaveDuplicates();
        }
    }

    private AskedRequest asks(String right, int place, String text) throws Exception {
        long account = desk.sample().sql("""
                        select id from account a where id > 4 and status = 'active'
                            and exists (select from experience e join experience_share s on s.experience_id = e.id
                                where e.account_id = a.id)
                            and exists (select from support_message m where m.account_id = a.id)
                        order by id limit 1 offset ?""").param(place).query(Long.class).single();
        return AskedRequest.by(desk, right, account, "My data", text);
    }
}
