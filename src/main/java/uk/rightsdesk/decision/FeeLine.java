package uk.rightsdesk.decision;

/**
 * One cost of a fee (UK GDPR Articles 12(5) and 15(3)).
 *
 * @param what such as "Staff time"
 * @param basis how it is reckoned, such as "2 hours at £16 an hour"; may be blank
 * @param pence the amount in pence; more than nothing
 */
public record FeeLine(String what, String basis, long pence) {

    /** Without the text, so that none of it reaches a log. */
    @Override
    public String toString() {
        return "FeeLine[" + pence + "p]";
    }
}
