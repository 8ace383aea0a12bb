package uk.rightsdesk.letter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a letter must say, clause by clause, and the law that asks for it (UK GDPR Articles 12, 12A and 15). */
final class MandatoryContent {

    private final List<IncompleteLetter.Missing> missing = new ArrayList<>();

    /**
     * The regulator to name, once everything the letter must say is there.
     *
     * @throws IncompleteLetter naming each clause that is missing
     */
    static Regulator check(String template, LetterContent content, DataController controller, LawOfTheDay law) {
        MandatoryContent clauses = new MandatoryContent();
        clauses.head(content.head());
        switch (content) {
            case AcknowledgementContent acknowledgement -> clauses.acknowledgement(acknowledgement);
            case IdentityEvidenceRequestContent evidence -> clauses.identityEvidence(evidence);
            case IdentityNotVerifiedContent refusal -> clauses.refusal(refusal);
            case AccessResponseContent response -> clauses.accessResponse(response);
        }
        clauses.routes(controller, law);
        Regulator regulator = law.regulator();
        if (regulator == null || !clauses.missing.isEmpty()) {
            throw new IncompleteLetter(template, clauses.missing);
        }
        return regulator;
    }

    private void head(LetterHead head) {
        text(head.reference(), "reference", "UK GDPR Article 12(1)");
        text(head.addressee(), "addressee", "UK GDPR Article 12(1)");
        require(!head.receivedOn().isAfter(head.date()), "date of receipt not after the letter", "UK GDPR Article 12A");
    }

    private void acknowledgement(AcknowledgementContent letter) {
        text(letter.asked(), "what was asked", "UK GDPR Article 12(2)");
        reasons(letter.clock(), "how the due date was found", "UK GDPR Article 12A");
        require(!letter.dueOn().isBefore(letter.head().receivedOn()), "due date", "UK GDPR Article 12A");
    }

    private void identityEvidence(IdentityEvidenceRequestContent letter) {
        text(letter.asked(), "what was asked", "UK GDPR Article 12(2)");
        texts(letter.doubts(), "reasonable doubts", "UK GDPR Article 12(6)");
        require(!letter.evidence().isEmpty(), "evidence asked for", "UK GDPR Article 12(6)");
        letter.evidence().forEach(item -> text(item.what(), "evidence asked for", "UK GDPR Article 12(6)"));
        text(letter.howToSend(), "how to send the evidence", "UK GDPR Article 5(1)(f)");
        require(letter.replyBy().isAfter(letter.head().date()), "day to reply by", "UK GDPR Article 12(2)");
        reasons(letter.clock(), "what asking means for the due date", "UK GDPR Article 12A");
    }

    private void refusal(IdentityNotVerifiedContent letter) {
        text(letter.asked(), "what was asked", "UK GDPR Article 12(2)");
        texts(letter.refused(), "R1 what is refused", "UK GDPR Article 12(4)");
        reasons(letter.reasons(), "R2 reasons", "UK GDPR Article 12(4)");
        answer(letter.provided(), "R6 what is provided", "UK GDPR Article 12(4)");
        letter.provided().items().forEach(item -> text(item, "R6 what is provided", "UK GDPR Article 12(4)"));
        text(letter.askingAgain(), "how to ask again", "UK GDPR Article 12(2)");
    }

    private void accessResponse(AccessResponseContent letter) {
        text(letter.asked(), "what was asked", "UK GDPR Article 12(2)");
        answer(letter.purposes(), "purposes", "UK GDPR Article 15(1)(a)");
        letter.purposes().items().forEach(item -> {
            text(item.purpose(), "purposes", "UK GDPR Article 15(1)(a)");
            text(item.lawfulBasis(), "lawful basis of a purpose", "UK GDPR Article 6(1)");
        });
        answer(letter.categories(), "categories", "UK GDPR Article 15(1)(b)");
        letter.categories().items().forEach(item -> text(item.name(), "categories", "UK GDPR Article 15(1)(b)"));
        answer(letter.recipients(), "recipients", "UK GDPR Article 15(1)(c)");
        letter.recipients().items().forEach(item -> {
            text(item.name(), "name of a recipient", "UK GDPR Article 15(1)(c)");
            text(item.received(), "what a recipient was given", "UK GDPR Article 15(1)(c)");
        });
        answer(letter.retention(), "retention", "UK GDPR Article 15(1)(d)");
        letter.retention().items().forEach(item -> text(item.period(), "retention", "UK GDPR Article 15(1)(d)"));
        answer(letter.sources(), "sources", "UK GDPR Article 15(1)(g)");
        letter.sources().items().forEach(item -> text(item.from(), "sources", "UK GDPR Article 15(1)(g)"));
        answer(letter.automatedDecisions(), "automated decisions", "UK GDPR Article 15(1)(h)");
        letter.automatedDecisions().items().forEach(item -> {
            text(item.logic(), "logic of an automated decision", "UK GDPR Article 15(1)(h)");
            text(item.consequence(), "consequence of an automated decision", "UK GDPR Article 15(1)(h)");
        });
        answer(letter.transfers(), "transfers", "UK GDPR Article 15(2)");
        letter.transfers().items().forEach(item -> text(item.safeguard(), "safeguard", "UK GDPR Article 15(2)"));
        searchesAndCopy(letter);
    }

    private void searchesAndCopy(AccessResponseContent letter) {
        require(!letter.searches().isEmpty(), "systems searched", "UK GDPR Article 15(1A)");
        letter.searches().forEach(item -> {
            text(item.system(), "system searched", "UK GDPR Article 15(1A)");
            text(item.how(), "how a system was searched", "UK GDPR Article 15(1A)");
            text(item.result(), "result of a search", "UK GDPR Article 15(1A)");
        });
        answer(letter.withheld(), "what was withheld", "UK GDPR Articles 12(4) and 15(4)");
        letter.withheld().items().forEach(item -> {
            text(item.what(), "what was withheld", "UK GDPR Article 12(4)");
            text(item.reason(), "reason for withholding", "UK GDPR Article 12(4)");
        });
        boolean copyOrReason =
                !letter.data().isEmpty() || !letter.withheld().items().isEmpty();
        require(!letter.processing() || copyOrReason, "copy of the data", "UK GDPR Article 15(3)");
        letter.data().stream()
                .flatMap(section -> section.pictures().stream())
                .forEach(picture -> text(picture.alternativeText(), "alternative text of a picture", "PDF/UA-1 7.3"));
    }

    /** R3, R4, R5 and R8: where to complain, the court, and how to reach us. */
    private void routes(DataController controller, LawOfTheDay law) {
        text(controller.name(), "R8 name of the controller", "UK GDPR Article 13(1)(a)");
        text(controller.email(), "R8 contact by email", "UK GDPR Article 12(2)");
        texts(controller.address(), "R3 a way to complain other than by electronic form", "DPA 2018 section 164A");
        require(law.regulator() != null, "R4 regulator", "UK GDPR Articles 12(4) and 15(1)(f)");
        law.gaps().forEach(id -> require(false, "wording '" + id + "' in force", "letters/wording.yaml"));
    }

    private void reasons(List<Reason> reasons, String clause, String source) {
        texts(reasons.stream().map(Reason::sentence).toList(), clause, source);
    }

    private void answer(Answer<?> answer, String clause, String source) {
        require(!answer.items().isEmpty() || !answer.explanation().isBlank(), clause, source);
    }

    private void texts(List<String> texts, String clause, String source) {
        require(!texts.isEmpty() && texts.stream().noneMatch(String::isBlank), clause, source);
    }

    private void text(@Nullable String text, String clause, String source) {
        require(text != null && !text.isBlank(), clause, source);
    }

    private void require(boolean present, String clause, String source) {
        IncompleteLetter.Missing clauseMissing = new IncompleteLetter.Missing(clause, source);
        if (!present && !missing.contains(clauseMissing)) {
            missing.add(clauseMissing);
        }
    }
}
