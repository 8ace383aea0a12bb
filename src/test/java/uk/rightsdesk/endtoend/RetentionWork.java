package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Optional;

/** A retention run on the desk, as staff start it, agree to it and settle what looks wrong. */
final class RetentionWork {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RetentionWork() {}

    /** @return its id */
    static String start(Page retention) {
        retention.getByText("Start a run now").click();
        retention.waitForURL("**/tasks/retention/*");
        return retention.url().replaceAll(".*/", "");
    }

    static void hold(Page retention, String address, String reasons) {
        retention.locator("#address").fill(address);
        retention.locator("form[action$=holds] textarea").fill(reasons);
        retention.getByText("Keep them").click();
        retention.getByText(reasons).first().waitFor();
    }

    static void approve(FrameLocator page) {
        assertThat(page.locator("main").innerText()).contains("Accounts closed a year ago", "Rows over");
        page.locator("input[name=code][value=approve]").check();
        DeskWork.button(page, "Confirm decision").click();
        page.locator("dd").getByText("ravi").waitFor();
    }

    /** Says of each finding that it is right as it is. */
    static void settle(FrameLocator page) {
        assertThat(page.locator("main").innerText()).contains("A day that cannot be");
        Locator findings = page.locator("main section");
        for (int left = findings.count(); left > 0; left--) {
            int now = left;
            findings.first().locator("button[value=right]").click();
            Await.until(
                    "a finding is settled",
                    PATIENCE,
                    () -> Optional.of(findings.count()).filter(rest -> rest < now));
        }
    }
}
