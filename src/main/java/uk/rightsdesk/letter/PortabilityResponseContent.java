package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Your personal data to take elsewhere (UK GDPR Article 20).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param elements how many items of data there are
 * @param transfer what came of sending them to somebody else; null where the person wanted them for themselves
 * @param files what lies beside this letter, in words; empty where the data went to somebody else
 * @param leftOut why data are left out, in full sentences; empty where none are
 */
public record PortabilityResponseContent(
        LetterHead head,
        String asked,
        int elements,
        @Nullable Transfer transfer,
        List<String> files,
        List<Reason> leftOut,
        AnswerTime time)
        implements LetterContent {

    public PortabilityResponseContent {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param recipient whom the person named
     * @param on the day it was sent or failed, in Europe/London
     * @param receipt what shows that it arrived, such as the check sum of what was sent; blank where it failed
     * @param failure why it was not technically possible, in a full sentence; blank where it went
     */
    public record Transfer(String recipient, LocalDate on, String receipt, String failure) {}
}
