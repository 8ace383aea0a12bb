package uk.rightsdesk.letter;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A letter's page as plain text, so that the email and the PDF can never say different things. */
final class PlainText {

    private static final int WIDTH = 72;

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    /** The words of a page without what is marked {@code pdf-only}. */
    static String of(Document page) {
        PlainText plain = new PlainText();
        plain.blocks(page.body());
        return plain.text.toString().strip() + "\n";
    }

    private void blocks(Element parent) {
        for (Element child : parent.children()) {
            if (!child.hasClass("pdf-only")) {
                block(child);
            }
        }
    }

    private void block(Element element) {
        switch (element.normalName()) {
            case "h1" -> heading(element, "=");
            case "h2" -> heading(element, "-");
            case "h3", "p", "address", "figcaption" -> paragraph(inline(element), "");
            case "ul", "ol" -> list(element);
            case "table" -> table(element);
            default -> {
                if (element.hasClass("callout")) {
                    callout(element);
                } else {
                    blocks(element);
                }
            }
        }
    }

    /** A label and what it labels, on one line. */
    private void callout(Element element) {
        paragraph(element.children().stream().map(PlainText::inline).collect(Collectors.joining(": ")), "");
    }

    private void heading(Element element, String rule) {
        String words = inline(element);
        text.append('\n')
                .append(words)
                .append('\n')
                .append(rule.repeat(Math.min(words.length(), WIDTH)))
                .append("\n\n");
    }

    private void list(Element list) {
        for (Element item : list.children()) {
            if (!item.hasClass("pdf-only")) {
                lines(inline(item), "* ", "  ");
            }
        }
        text.append('\n');
    }

    /** A row as its cells, each after the name of its column; many rows as the items of a list. */
    private void table(Element table) {
        List<String> columns =
                table.select("thead th").stream().map(PlainText::inline).toList();
        List<Element> rows = table.select("tbody tr");
        String indent = rows.size() == 1 ? "" : "  ";
        for (Element row : rows) {
            List<Element> cells = row.children();
            for (int column = 0; column < cells.size(); column++) {
                String mark = column == 0 && rows.size() > 1 ? "* " : indent;
                lines(columns.get(column) + ": " + inline(cells.get(column)), mark, indent + "  ");
            }
        }
        text.append('\n');
    }

    private void paragraph(String words, String mark) {
        if (!words.isEmpty()) {
            lines(words, mark, "");
            text.append('\n');
        }
    }

    /** Lines of which only the first has the mark; the others stand below its words. */
    private void lines(String words, String mark, String indent) {
        String lead = mark;
        for (String line : words.lines().toList()) {
            wrap(line.strip(), lead, indent);
            lead = indent;
        }
    }

    private void wrap(String words, String first, String rest) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : words.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(rest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String inline(Element element) {
        return element.childNodes().stream()
                .map(PlainText::inline)
                .collect(Collectors.joining())
                .strip();
    }

    private static String inline(Node node) {
        if (node instanceof TextNode words) {
            return words.getWholeText().replaceAll("\\s+", " ");
        }
        if (!(node instanceof Element element) || element.hasClass("pdf-only")) {
            return "";
        }
        return switch (element.normalName()) {
            case "br" -> "\n";
            case "div", "p" -> inline(element) + "\n";
            case "span" -> element.hasClass("citation") ? "(" + inline(element) + ")" : inline(element);
            default -> inline(element);
        };
    }
}
