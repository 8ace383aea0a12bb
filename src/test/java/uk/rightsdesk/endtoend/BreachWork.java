package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.rightsdesk.endtoend.DeskWork.button;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** A breach on the desk, as staff raise, assess, report and tell of it. */
final class BreachWork {

    private BreachWork() {}

    /** @return its reference */
    static String raise(Page register, String happened) {
        register.locator("#happened").fill(happened);
        register.getByText("Raise the breach").click();
        register.waitForURL("**/breaches/B-*");
        return register.url().replaceAll(".*/", "");
    }

    /** Passwords that anybody could read: the table says that the people are told. */
    static void assess(FrameLocator page, String canary) {
        page.locator("#peopleKinds").fill("Customers " + canary + "-people");
        page.locator("#people").fill("3");
        page.locator("#recordKinds").fill("Accounts " + canary + "-records");
        page.locator("#records").fill("3");
        page.locator("#consequences").fill("Somebody may sign in as you. " + canary + "-consequences");
        page.locator("#measures").fill("We have closed the page and changed the passwords. " + canary + "-measures");
        page.locator("#advice").fill("Choose another password. " + canary + "-advice");
        for (String factor : List.of("dataKind:exploitable", "severity:high", "likelihood:likely")) {
            String[] parts = factor.split(":");
            page.locator("input[name=" + parts[0] + "][value=" + parts[1] + "]").check();
        }
        button(page, "Record the assessment").click();
        page.getByText("is recorded.").first().waitFor();
    }

    static void decide(FrameLocator page, String code, String words, String reasons) {
        assertThat(page.getByText("Of these factors the decision table says").innerText())
                .contains("The regulator and the people");
        page.locator("input[name=code][value=" + code + "]").check();
        page.locator("#reasons").fill(reasons);
        button(page, "Record the decision").click();
        recorded(page, words).waitFor();
    }

    private static Locator recorded(FrameLocator page, String words) {
        return page.locator(".note.good strong").getByText(words, new Locator.GetByTextOptions().setExact(true));
    }

    static void giveBack(FrameLocator page) {
        page.locator("input[name=answer][value=return]").check();
        button(page, "Record my answer").click();
        page.getByText("gave it back").waitFor();
    }

    static void report(FrameLocator page, String receipt) {
        button(page, "Make the report").click();
        page.locator("#receipt").fill(receipt);
        page.locator("input[name=channel][value=online]").check();
        button(page, "Record that it was sent").click();
        page.getByText("It held all that the law asks for.").waitFor();
    }

    static void writeTo(FrameLocator page, List<Long> accounts) {
        choose(page, accounts);
        button(page, "Count them").click();
        page.getByText(accounts.size() + " people. Nothing is recorded yet.").waitFor();
        choose(page, accounts);
        button(page, "Write to them").click();
        page.getByText("Recorded:").waitFor();
    }

    static void writeToEveryone(FrameLocator page) {
        page.locator("input[name=by][value=everyone]").check();
        button(page, "Write to them").click();
        page.getByText("Recorded:").waitFor();
    }

    private static void choose(FrameLocator page, List<Long> accounts) {
        page.locator("input[name=by][value=keys]").check();
        page.locator("#table").selectOption("customer-experience account ");
        page.locator("#keys")
                .fill(String.join("\n", accounts.stream().map(String::valueOf).toList()));
    }
}
