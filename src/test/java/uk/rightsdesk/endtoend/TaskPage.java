package uk.rightsdesk.endtoend;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import org.jspecify.annotations.Nullable;

/** A task that is open in Tasklist: the desk's page in its frame, and the form below. */
final class TaskPage {

    private static final int FORM_PATIENCE = 8_000;

    private final StaffBrowser browser;
    private final Page page;
    private final String picture;

    /** @param picture what the pictures of it are called */
    TaskPage(StaffBrowser browser, Page page, String picture) {
        this.browser = browser;
        this.page = page;
        this.picture = picture;
    }

    /**
     * Assigns it to whoever is signed in. Tasklist opens a task that is a second old before it has its variables, so
     * without the page; people reload it.
     *
     * @param shown what the desk's page shows once it is there
     */
    FrameLocator assign(String shown) {
        button("Assign to me").click();
        button("Unassign").waitFor();
        FrameLocator desk = page.frameLocator("iframe");
        try {
            desk.locator(shown).waitFor(new Locator.WaitForOptions().setTimeout(FORM_PATIENCE));
        } catch (TimeoutError withoutForm) {
            browser.picture(page, picture + " 0 without its form");
            page.reload();
            desk.locator(shown).waitFor();
        }
        browser.picture(page, picture + " 1 as opened");
        return desk;
    }

    /** @param label the choice in the form; null when the form asks for none */
    void complete(@Nullable String label) {
        browser.picture(page, picture + " 2 decided on the desk");
        if (label != null) {
            page.getByText(label, new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            browser.picture(page, picture + " 3 chosen in the form");
        }
        button("Complete task").click();
        page.getByText("Task completed").first().waitFor();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
