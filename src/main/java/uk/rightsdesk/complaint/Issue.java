package uk.rightsdesk.complaint;

import uk.rightsdesk.letter.ComplaintOutcomeContent;
import uk.rightsdesk.letter.ComplaintOutcomeContent.Verdict;

/**
 * One thing complained of, and what came of looking into it.
 *
 * @param position counts from one, in the order in which they were written down
 * @param what the person complains of
 * @param finding what we found
 * @param change what we did or changed, or why nothing
 * @param recordedBy user name of the member of staff
 */
public record Issue(int position, String what, String finding, String change, Verdict verdict, String recordedBy) {

    ComplaintOutcomeContent.Issue inLetter() {
        return new ComplaintOutcomeContent.Issue(what, finding, change, verdict);
    }

    /** Without the texts, so that none of them reaches a log. */
    @Override
    public String toString() {
        return "Issue[" + position + "]";
    }
}
