package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * What has ended because a person withdrew consent (UK GDPR Articles 7(3) and 12(3)).
 *
 * @param uses what rested on the consent, in words of the data map, such as "To send you news, if you asked for it"; at
 *     least one
 * @param endedOn the day from which it ended, in Europe/London; not after the letter
 * @param held whether something is held under the address; where not, nothing was to be ended
 */
public record ConsentWithdrawnContent(LetterHead head, List<String> uses, LocalDate endedOn, boolean held)
        implements LetterContent {

    public ConsentWithdrawnContent {
        uses = List.copyOf(uses);
    }
}
