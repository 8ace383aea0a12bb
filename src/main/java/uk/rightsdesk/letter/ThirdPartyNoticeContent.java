package uk.rightsdesk.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * May we share what is also about you? Asked of another person who is in the data someone asked for (Data Protection
 * Act 2018 Schedule 2 paragraph 16). It names the requester only where the requester agreed to that.
 *
 * @param head to the other person; the reference is one that tells nothing about the requester, and the day of receipt
 *     is not printed
 * @param requester the requester's name; blank unless they agreed that it is given
 * @param passages what we would share that is about this person, in words that this person may read; at least one
 * @param answerPage where the answer can be given; the address alone grants it, so it is made for this letter only
 * @param replyBy the day after which we decide without the answer, in Europe/London; after the letter
 */
public record ThirdPartyNoticeContent(
        LetterHead head, String requester, List<String> passages, URI answerPage, LocalDate replyBy)
        implements LetterContent {

    public ThirdPartyNoticeContent {
        passages = List.copyOf(passages);
    }
}
