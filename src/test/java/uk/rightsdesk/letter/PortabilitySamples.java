package uk.rightsdesk.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers to requests for portability, and the letter to whom the data go. */
final class PortabilitySamples {

    private static final List<String> FILES =
            List.of("data.json: all of it as JSON", "data.xml: the same as XML", "csv: the same as tables");

    private PortabilitySamples() {}

    static PortabilityResponseContent toPerson(LetterHead head) {
        return response(head, null);
    }

    static PortabilityResponseContent sent(LetterHead head) {
        return response(
                head,
                new PortabilityResponseContent.Transfer(
                        head.addressee(), head.date(), "Check sum of what was sent (SHA-256): 3f2a", ""));
    }

    static PortabilityResponseContent notSent(LetterHead head) {
        return response(
                head,
                new PortabilityResponseContent.Transfer(
                        head.addressee(), head.date(), "", "Their system did not take the data."));
    }

    static PortabilityTransferContent transfer(LetterHead head) {
        return new PortabilityTransferContent(head, head.addressee(), FILES);
    }

    private static PortabilityResponseContent response(
            LetterHead head, PortabilityResponseContent.@Nullable Transfer transfer) {
        boolean gone = transfer != null && transfer.failure().isBlank();
        return new PortabilityResponseContent(
                head,
                "your personal data in a form you can take elsewhere",
                37,
                transfer,
                gone ? List.of() : FILES,
                List.of(new Reason("We left out what is also about other people: 2 items.", "UK GDPR Article 20(4)")),
                LetterSamples.inTime());
    }
}
