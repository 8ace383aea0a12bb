package uk.rightsdesk.endtoend;

import com.microsoft.playwright.FrameLocator;
import java.util.Set;
import java.util.function.Consumer;
import uk.rightsdesk.embedded.Staff;

/** The two people whom every decision takes: Olivia, who reviews, and Ravi, who agrees or not. */
final class StaffPair implements AutoCloseable {

    static final String REASONS = "This is so because of canary-reasons.";

    private final StaffSession olivia;
    private final StaffSession ravi;

    StaffPair(RunningDesk desk, StaffBrowser browser) {
        this.olivia = new StaffSession(desk, browser, Staff.OLIVIA);
        this.ravi = new StaffSession(desk, browser, Staff.RAVI);
    }

    StaffSession olivia() {
        return olivia;
    }

    /** Opens one request for the right, which the rules have found. */
    void triage(AskedRequest asked) {
        olivia.work(
                asked.message(),
                "Task_TriageEmail",
                asked.right() + " triage",
                DeskWork.opens(Set.of(asked.right().replace("transfer", "portability"))),
                "A request: open one for each right");
    }

    StaffSession ravi() {
        return ravi;
    }

    void review(AskedRequest asked, Consumer<FrameLocator> onTheDesk) {
        olivia.work(asked.id(), "Task_ReviewRequest", asked.right() + " review", onTheDesk, "Ready for approval");
    }

    void approve(AskedRequest asked) {
        ravi.work(
                asked.id(),
                "Task_ApproveDecision",
                asked.right() + " approval",
                page -> DeskWork.decide(page, "approve", REASONS),
                "Approve");
    }

    /** What no interface reaches, once the rest is erased. */
    void eraseByHand(AskedRequest erasure) {
        olivia.work(
                erasure.id(),
                "Task_EraseByHand",
                "erasure by hand",
                page -> DeskWork.decide(
                        page, "erased-by-hand", "We looked in the paper archive and found nothing. " + REASONS),
                "Erased, or nothing was held there");
    }

    @Override
    public void close() {
        olivia.close();
        ravi.close();
    }
}
