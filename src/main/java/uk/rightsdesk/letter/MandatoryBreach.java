package uk.rightsdesk.letter;

/** What letters about a personal data breach must say (UK GDPR Articles 33(1), (3), (5) and 34(2)). */
final class MandatoryBreach {

    private static final String PEOPLE = "UK GDPR Article 34(2)";

    private MandatoryBreach() {}

    /** The contact point is the controller's, which every letter has. */
    static void check(BreachNoticeContent letter, Clauses clauses) {
        clauses.text(letter.happened(), "nature of the breach", PEOPLE);
        clauses.text(letter.consequences(), "likely consequences", PEOPLE);
        clauses.text(letter.measures(), "measures taken and proposed", PEOPLE);
    }

    /** What is not known yet may be missing (Article 33(4)), never what happened and whom to ask. */
    static void check(BreachReportContent letter, Clauses clauses) {
        clauses.text(letter.nature(), "nature of the breach", "UK GDPR Article 33(3)(a)");
        clauses.text(letter.contact(), "contact point", "UK GDPR Article 33(3)(b)");
        clauses.require(letter.phase() > 0, "which report it is", "UK GDPR Article 33(4)");
        if (letter.late()) {
            clauses.text(letter.delayedBecause(), "reasons for the delay", "UK GDPR Article 33(1)");
        }
    }

    static void check(BreachRegisterContent letter, Clauses clauses) {
        letter.breaches().forEach(breach -> clauses.text(breach.reference(), "which breach", "UK GDPR Article 33(5)"));
    }
}
