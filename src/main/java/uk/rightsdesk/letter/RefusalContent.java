package uk.rightsdesk.letter;

import java.util.List;

/**
 * We refuse your request, the whole of it (UK GDPR Articles 12(4) and 12(5); law.md 3.5). A refusal in part stands in
 * the response, under what was left out.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param grounds on what grounds, each with its reasons; at least one
 * @param provided what we provide all the same; or that it is nothing, and why
 * @param time by when we had to answer, and how that day was found
 */
public record RefusalContent(
        LetterHead head, String asked, List<Ground> grounds, Answer<String> provided, AnswerTime time)
        implements LetterContent {

    public RefusalContent {
        grounds = List.copyOf(grounds);
    }

    /**
     * One ground and what it rests on.
     *
     * @param ground the coded ground
     * @param reason why it holds for this request: full sentences by staff; never blank
     * @param evidence the facts that show a request to be manifestly unfounded or excessive, which is ours to prove;
     *     may be blank for an exemption only
     * @param citation the exemption relied on; blank for other grounds, and where naming it would defeat it
     */
    public record Ground(RefusalGround ground, String reason, String evidence, String citation) {}
}
