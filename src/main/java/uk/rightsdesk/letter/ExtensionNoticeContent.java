package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * We need longer: the notice that extends the period, which is lawful only if it is sent in time and gives its reasons
 * (UK GDPR Article 12A; law.md 3.3). A notice dated after its last day is refused.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param ground the statutory ground
 * @param reasons why it holds for this request: full sentences by staff
 * @param noticeDeadline the last day on which this notice can be sent, in Europe/London, from the clock
 * @param dueOn the new last day to answer, in Europe/London
 * @param clock how the new day was found, the extension included; at least one
 */
public record ExtensionNoticeContent(
        LetterHead head,
        String asked,
        ExtensionGround ground,
        String reasons,
        LocalDate noticeDeadline,
        LocalDate dueOn,
        List<Reason> clock)
        implements LetterContent {

    public ExtensionNoticeContent {
        clock = List.copyOf(clock);
    }
}
