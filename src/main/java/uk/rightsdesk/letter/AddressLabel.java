package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** The label of a letter that goes by post: to whom, from whom, and that it is confidential. A6, landscape. */
@Component
public class AddressLabel {

    private static final String STYLE = """
            @page { size: 148mm 105mm; margin: 10mm }
            body { font-family: Letter, Arabic, Emoji; font-size: 12pt; line-height: 1.35 }
            p { margin: 0 }
            .from { font-size: 8pt }
            .marking { font-weight: 700; margin: 6mm 0 8mm 0 }
            .to { font-size: 15pt; margin-left: 35mm }
            """;

    private final DataController controller;
    private final Typesetter typesetter = new Typesetter();

    AddressLabel(DataController controller) {
        this.controller = controller;
    }

    /**
     * @param addressee who opens it
     * @param address line by line
     * @param reference of the request; nothing else on a label says what it is about
     * @param date of the label, in Europe/London
     * @return a PDF
     */
    public byte[] of(String addressee, List<String> address, String reference, LocalDate date) {
        Document page = Jsoup.parse("<html lang=\"en-GB\"><head></head><body></body></html>");
        page.outputSettings().prettyPrint(false);
        page.title("Address label " + reference);
        page.head().appendElement("meta").attr("name", "subject").attr("content", "Address label " + reference);
        page.head().appendElement("style").appendText(STYLE);
        Element body = page.body();
        body.appendElement("p")
                .addClass("from")
                .text("From: " + controller.name() + ", " + String.join(", ", controller.address()) + " · "
                        + reference);
        body.appendElement("p").addClass("marking").text("Private and confidential. To be opened by addressee only.");
        body.appendElement("p").addClass("to").attr("dir", "auto").text(addressee);
        address.forEach(line ->
                body.appendElement("p").addClass("to").attr("dir", "auto").text(Typeface.legible(line)));
        return typesetter.typeset(page, date, List.of());
    }
}
