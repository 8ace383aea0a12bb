package uk.rightsdesk.letter;

/** What the answers about rectification, restriction and objection must say (UK GDPR Articles 12(4), 16, 18 and 21). */
final class MandatoryOutcomes {

    private static final String REASONS = "UK GDPR Article 12(4)";
    private static final String COMPELLING = "UK GDPR Article 21(1)";
    private static final String LIFTING = "UK GDPR Article 18(3)";

    private MandatoryOutcomes() {}

    static void check(RectificationOutcomeContent letter, Clauses clauses) {
        clauses.require(!letter.items().isEmpty(), "what was decided", "UK GDPR Article 12(3)");
        letter.items().forEach(item -> {
            clauses.text(item.what(), "which data", "UK GDPR Article 16");
            if (item.result() == RectificationOutcomeContent.Result.REFUSED) {
                clauses.text(item.reason(), "R2 reasons", REASONS);
            }
        });
    }

    static void check(RestrictionOutcomeContent letter, Clauses clauses) {
        clauses.text(letter.reasons(), letter.restricted() ? "why the ground holds" : "R2 reasons", REASONS);
    }

    static void check(RestrictionLiftingContent letter, Clauses clauses) {
        clauses.text(letter.reasons(), "why the restriction ends", LIFTING);
        clauses.require(letter.liftsOn().isAfter(letter.head().date()), "day of lifting after the letter", LIFTING);
    }

    static void check(ErasureOutcomeContent letter, Clauses clauses) {
        letter.items().forEach(item -> {
            clauses.text(item.what(), "which data", "UK GDPR Article 17");
            clauses.require(item.records() > 0, "how many records", "UK GDPR Article 17");
            if (item.result() == ErasureOutcomeContent.Result.KEPT) {
                clauses.text(item.ground(), "R2 reasons", REASONS);
                clauses.text(item.citation(), "R2 the exception relied on", "UK GDPR Article 17(3)");
            }
        });
        clauses.require(letter.backupDays() > 0, "what becomes of backups", "UK GDPR Article 17");
    }

    static void check(ObjectionOutcomeContent letter, Clauses clauses) {
        clauses.require(!letter.items().isEmpty(), "what was decided", "UK GDPR Article 12(3)");
        letter.items().forEach(item -> {
            clauses.text(item.purpose(), "which purpose", COMPELLING);
            if (item.result() == ObjectionOutcomeContent.Result.CONTINUED) {
                clauses.require(item.ground() != null, "compelling grounds", COMPELLING);
                clauses.text(item.reason(), "R2 reasons", REASONS);
            }
        });
    }
}
