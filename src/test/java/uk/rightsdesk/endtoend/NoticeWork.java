package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A change of the privacy notice on the desk, as staff draft and judge it. */
final class NoticeWork {

    private NoticeWork() {}

    /** @return its id */
    static String begin(Page notices) {
        notices.getByText("Begin with the notice in force").click();
        notices.waitForURL("**/notices/changes/*");
        return notices.url().replaceAll(".*/", "");
    }

    static void draft(FrameLocator page, String summary, String sentence, String reasons) {
        Locator body = page.locator("#body");
        page.locator("#summary").fill(summary);
        body.fill(body.inputValue() + "\n\n" + sentence);
        DeskWork.button(page, "Save the draft").click();
        page.locator(".compared").getByText(sentence).first().waitFor();
        DeskWork.decide(page, "submit", reasons);
    }

    static void judgeMaterial(FrameLocator page, String sentence, String reasons) {
        assertThat(page.locator(".compared").innerText()).contains(sentence);
        page.locator("input[name=code][value=material]").check();
        page.locator("#reasons").fill(reasons);
        page.locator("input[name=noMarketing]").check();
        DeskWork.button(page, "Confirm your judgement").click();
        page.getByText("is recorded for").waitFor();
    }
}
