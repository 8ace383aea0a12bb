package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What staff do on the desk's pages of the tasks, as people read and click them. */
final class DeskWork {

    private DeskWork() {}

    /** An email that asks for these rights, which the rules have ticked already, perhaps with others. */
    static Consumer<FrameLocator> opens(Set<String> rights) {
        return page -> {
            for (Locator box : page.locator("input[name=rights]").all()) {
                String right = box.getAttribute("value");
                if (rights.contains(right)) {
                    assertThat(box.isChecked())
                            .as("the rules see that it is about " + right)
                            .isTrue();
                } else {
                    box.uncheck();
                }
            }
            page.locator("input[name=code][value=open]").check();
            confirm(page);
        };
    }

    /** Says that it may go to the second person, or that it may go out. */
    static void decide(FrameLocator page, String code, String reasons) {
        page.locator("input[name=code][value=" + code + "]").check();
        page.locator("#reasons").fill(reasons);
        confirm(page);
    }

    private static void confirm(FrameLocator page) {
        button(page, "Confirm decision").click();
        page.getByRole(AriaRole.STATUS).waitFor();
    }

    /** Records the ground of an erasure; what the plan says of each table goes into the map by its name. */
    static Consumer<FrameLocator> erasure(String reasons, Map<String, String> plan) {
        return page -> {
            for (Locator row : page.locator("main table tbody tr").all()) {
                List<String> cells = row.locator("td").allInnerTexts();
                if (cells.size() == 6) {
                    plan.put(cells.get(1) + " " + cells.get(3), cells.get(2));
                }
            }
            link(page, "Record the ground, put it on hold or let it go on").click();
            page.locator("input[name=ground][value=no-longer-necessary]").check();
            page.locator("#ground-reasons").fill(reasons);
            button(page, "Record the ground").click();
            page.getByText("No longer necessary for what it was collected for (Article 17(1)(a))")
                    .first()
                    .waitFor();
            link(page, "Back to the review").click();
            decide(page, "ready", reasons);
        };
    }

    /**
     * One datum of a rectification.
     *
     * @param place where it stands, such as "Your account"
     * @param datum its label
     * @param decision code
     * @param value what is right, or the statement; empty for a refusal
     * @param reasons told to the person; empty where none are needed
     */
    record Item(String place, String datum, String decision, String value, String reasons) {}

    static Consumer<FrameLocator> rectification(String wrong, List<Item> items) {
        return page -> {
            for (Item item : items) {
                link(page, item.place()).first().click();
                link(page, item.datum()).first().click();
                page.locator("#wrong").fill(wrong);
                page.locator("input[name=decision][value=" + item.decision() + "]")
                        .check();
                page.locator("#value").fill(item.value());
                page.locator("main textarea[name=reasons]").fill(item.reasons());
                button(page, "Record").click();
                page.getByText(item.place() + ": " + item.datum()).first().waitFor();
            }
            decide(page, "ready", wrong);
        };
    }

    static Consumer<FrameLocator> restriction(String ground, String reasons) {
        return page -> {
            page.locator("input[name=decision][value=grant]").check();
            page.locator("#restriction-ground").selectOption(ground);
            page.locator("#restriction-reasons").fill(reasons);
            button(page, "Record").click();
            page.getByText("Reasons, told to the person").first().waitFor();
            decide(page, "ready", reasons);
        };
    }

    /** Of support, which rests on legitimate interests and which no system ends, the objection is upheld. */
    static void stopsSupport(FrameLocator page, String text) {
        Locator form = weighs(page, "To answer your questions and complaints");
        form.locator("[name=situation]").fill(text);
        form.locator("input[name=decision][value=stop]").check();
        form.locator("[name=byHand]").fill("The head of support closed the conversation today. " + text);
        form.locator("button").first().click();
        awaitDecided(page, "To answer your questions and complaints");
    }

    /** Of security, grounds of ours override. */
    static void goesOnWithSecurity(FrameLocator page, String text, String reasons) {
        Locator form = weighs(page, "To keep accounts safe from misuse");
        form.locator("[name=situation]").fill(text);
        form.locator("input[name=decision][value=continue]").check();
        form.locator("select[name=ground]").selectOption("compelling-grounds");
        form.locator("[name=interests]").fill("Accounts are taken over by guessing passwords. " + text);
        form.locator("[name=effect]").fill("Sign-ins are kept for thirteen months and seen by nobody else. " + text);
        form.locator("[name=reasons]").fill(reasons);
        form.locator("button").first().click();
        awaitDecided(page, "To keep accounts safe from misuse");
    }

    /** Analytics rests on consent: it is withdrawn, nothing is weighed. */
    static void withdrawsAnalytics(FrameLocator page) {
        weighs(page, "To see how our website is used and to improve it")
                .locator("button")
                .first()
                .click();
        awaitDecided(page, "To see how our website is used and to improve it");
    }

    private static void awaitDecided(FrameLocator page, String purpose) {
        page.locator("main section section")
                .filter(new Locator.FilterOptions().setHasText("Decide: " + purpose))
                .locator("dd")
                .filter(new Locator.FilterOptions().setHasText(", by olivia"))
                .waitFor();
    }

    private static Locator weighs(FrameLocator page, String purpose) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("Decide: " + purpose))
                .click();
        return page.locator("main section section")
                .filter(new Locator.FilterOptions().setHasText("Decide: " + purpose))
                .locator("form")
                .first();
    }

    /** Every record that may name others is looked at and given. */
    static void givesWhatMayNameOthers(FrameLocator page) {
        String decide = "Decide what to disclose of: ";
        Set<String> names = new LinkedHashSet<>();
        for (Locator category : page.locator("main details").all()) {
            String text = category.locator("summary").first().innerText();
            if (text.contains("may name other people")) {
                names.add(text.split("·")[0].strip());
            }
        }
        assertThat(names).as("something that may name others").isNotEmpty();
        for (String category : names) {
            page.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText(category))
                    .last()
                    .click();
            link(page, decide + category).click();
            page.locator("button[value=disclose-all]").click();
            page.getByText("To be disclosed.").first().waitFor();
            link(page, "Back to the review").click();
            page.locator("input[name=code]").first().waitFor();
        }
    }

    static void sendsTo(FrameLocator page, String name, String address) {
        page.getByText("The person wants it sent to somebody else").click();
        page.locator("#recipient").fill(name);
        page.locator("#target").fill(address);
        button(page, "Record the recipient").click();
        page.getByText("secure download: " + address).waitFor();
    }

    static Locator button(FrameLocator page, String name) {
        return page.getByRole(
                AriaRole.BUTTON,
                new FrameLocator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(FrameLocator page, String name) {
        return page.getByRole(
                AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName(name).setExact(true));
    }
}
