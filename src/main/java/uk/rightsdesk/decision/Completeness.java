package uk.rightsdesk.decision;

import java.time.LocalDate;
import uk.rightsdesk.letter.RefusalGround;

/** What a decision must say before it is taken; the database asks the same of every row, whoever writes it. */
final class Completeness {

    private Completeness() {}

    /** @throws DecisionRefused saying what is missing */
    static void check(DecisionKind kind, String code, Particulars said, LocalDate today) {
        require(kind.codes().contains(code), "Choose one of the decisions offered.");
        require(
                said.reasons() != null || !Decisions.needsReasons(code),
                "Give your reasons: they are kept with the request.");
        require(
                Grounds.of(code).isEmpty()
                        ? said.ground() == null
                        : Grounds.of(code).contains(said.ground()),
                "Choose the ground on which you decide.");
        switch (code) {
            case "ask-clarification" -> require(said.question() != null, "Write the question to the person.");
            case "charge-fee" -> fee(said);
            case "refuse" ->
                require(
                        said.evidence() != null
                                || RefusalGround.EXEMPTION.code().equals(said.ground()),
                        "Say what shows the request to be manifestly unfounded or excessive: the burden is ours.");
            case "paid", "withdrawn" -> day(said, today);
            default -> {}
        }
    }

    private static void fee(Particulars said) {
        require(!said.fee().isEmpty(), "List what the fee is made of, cost by cost.");
        for (FeeLine line : said.fee()) {
            require(!line.what().isBlank() && line.pence() > 0, "Each cost says what it is for and how much.");
        }
    }

    private static void day(Particulars said, LocalDate today) {
        LocalDate day = said.effectiveOn();
        require(day != null, "Give the day on which it happened.");
        require(day != null && !day.isAfter(today), "The day cannot lie ahead.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new DecisionRefused(otherwise);
        }
    }
}
