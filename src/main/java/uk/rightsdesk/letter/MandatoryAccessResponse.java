package uk.rightsdesk.letter;

import java.util.List;

/** What the answer to an access request must say or explicitly deny (UK GDPR Article 15). */
final class MandatoryAccessResponse {

    private MandatoryAccessResponse() {}

    static void check(AccessResponseContent letter, Clauses clauses) {
        information(letter, clauses);
        searchesAndCopy(letter, clauses);
    }

    private static void information(AccessResponseContent letter, Clauses clauses) {
        clauses.answer(letter.purposes(), "purposes", "UK GDPR Article 15(1)(a)");
        letter.purposes().items().forEach(item -> {
            clauses.text(item.purpose(), "purposes", "UK GDPR Article 15(1)(a)");
            clauses.text(item.lawfulBasis(), "lawful basis of a purpose", "UK GDPR Article 6(1)");
        });
        clauses.answer(letter.categories(), "categories", "UK GDPR Article 15(1)(b)");
        letter.categories()
                .items()
                .forEach(item -> clauses.text(item.name(), "categories", "UK GDPR Article 15(1)(b)"));
        clauses.answer(letter.recipients(), "recipients", "UK GDPR Article 15(1)(c)");
        letter.recipients().items().forEach(item -> {
            clauses.text(item.name(), "name of a recipient", "UK GDPR Article 15(1)(c)");
            clauses.text(item.received(), "what a recipient was given", "UK GDPR Article 15(1)(c)");
        });
        clauses.answer(letter.retention(), "retention", "UK GDPR Article 15(1)(d)");
        letter.retention()
                .items()
                .forEach(item -> clauses.text(item.period(), "retention", "UK GDPR Article 15(1)(d)"));
        clauses.answer(letter.sources(), "sources", "UK GDPR Article 15(1)(g)");
        letter.sources().items().forEach(item -> clauses.text(item.from(), "sources", "UK GDPR Article 15(1)(g)"));
        clauses.answer(letter.automatedDecisions(), "automated decisions", "UK GDPR Article 15(1)(h)");
        letter.automatedDecisions().items().forEach(item -> {
            clauses.text(item.logic(), "logic of an automated decision", "UK GDPR Article 15(1)(h)");
            clauses.text(item.consequence(), "consequence of an automated decision", "UK GDPR Article 15(1)(h)");
        });
        clauses.answer(letter.transfers(), "transfers", "UK GDPR Article 15(2)");
        letter.transfers()
                .items()
                .forEach(item -> clauses.text(item.safeguard(), "safeguard", "UK GDPR Article 15(2)"));
    }

    private static void searchesAndCopy(AccessResponseContent letter, Clauses clauses) {
        clauses.require(!letter.searches().isEmpty(), "systems searched", "UK GDPR Article 15(1A)");
        letter.searches().forEach(item -> {
            clauses.text(item.system(), "system searched", "UK GDPR Article 15(1A)");
            clauses.text(item.how(), "how a system was searched", "UK GDPR Article 15(1A)");
            clauses.text(item.result(), "result of a search", "UK GDPR Article 15(1A)");
        });
        clauses.answer(letter.withheld(), "what was withheld", "UK GDPR Articles 12(4) and 15(4)");
        letter.withheld().items().forEach(item -> {
            clauses.text(item.what(), "what was withheld", "UK GDPR Article 12(4)");
            clauses.text(item.reason(), "reason for withholding", "UK GDPR Article 12(4)");
        });
        boolean copyOrReason = !letter.data().isEmpty()
                || !letter.volumes().isEmpty()
                || !letter.withheld().items().isEmpty();
        clauses.require(!letter.processing() || copyOrReason, "copy of the data", "UK GDPR Article 15(3)");
        letter.volumes().forEach(volume -> {
            clauses.text(volume.fileName(), "file of a volume", "UK GDPR Article 12(1)");
            clauses.texts(volume.holds(), "what a volume holds", "UK GDPR Article 12(1)");
        });
        pictures(letter.data(), clauses);
    }

    /** A part of the copy says of how much it is one. */
    static void check(AccessVolumeContent letter, Clauses clauses) {
        clauses.require(!letter.data().isEmpty(), "copy of the data", "UK GDPR Article 15(3)");
        clauses.require(
                letter.number() >= 1 && letter.number() <= letter.of(),
                "number of the volume",
                "UK GDPR Article 12(1)");
        pictures(letter.data(), clauses);
    }

    private static void pictures(List<DataSection> data, Clauses clauses) {
        data.stream()
                .flatMap(section -> section.pictures().stream())
                .forEach(picture ->
                        clauses.text(picture.alternativeText(), "alternative text of a picture", "PDF/UA-1 7.3"));
    }
}
