package uk.rightsdesk.letter;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Turns the headings of a page into the bookmarks of its PDF, two levels deep. */
final class Outline {

    private Outline() {}

    static void into(Document page) {
        Element bookmarks = new Element("bookmarks");
        Element chapter = null;
        int number = 0;
        for (Element heading : page.select("h1, h2, h3")) {
            number++;
            if (heading.id().isEmpty()) {
                heading.attr("id", "heading-" + number);
            }
            Element bookmark =
                    new Element("bookmark").attr("name", title(heading)).attr("href", "#" + heading.id());
            if (heading.nameIs("h3")) {
                parent(chapter, bookmarks).appendChild(bookmark);
            } else {
                bookmarks.appendChild(bookmark);
                chapter = bookmark;
            }
        }
        page.head().appendChild(bookmarks);
    }

    private static Element parent(@Nullable Element chapter, Element bookmarks) {
        return chapter == null ? bookmarks : chapter;
    }

    private static String title(Element heading) {
        Element words = heading.clone();
        words.select(".citation").remove();
        return words.text();
    }
}
