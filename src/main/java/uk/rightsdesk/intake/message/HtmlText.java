package uk.rightsdesk.intake.message;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of an HTML mail. Nothing is fetched and nothing is run. */
final class HtmlText {

    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template", "noscript");

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        Jsoup.parse(html).traverse(new NodeVisitor() {
            private int unseen;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element) {
                    unseen += UNSEEN.contains(element.normalName()) ? 1 : 0;
                    if (element.normalName().equals("br") || (element.isBlock() && !endsWithNewLine(text))) {
                        text.append('\n');
                    }
                } else if (node instanceof TextNode words && unseen == 0) {
                    String said = words.text();
                    text.append(endsWithNewLine(text) ? said.stripLeading() : said);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    unseen -= UNSEEN.contains(element.normalName()) ? 1 : 0;
                    if (element.isBlock() && !endsWithNewLine(text)) {
                        text.append('\n');
                    }
                }
            }
        });
        return text.toString();
    }

    private static boolean endsWithNewLine(StringBuilder text) {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }
}
