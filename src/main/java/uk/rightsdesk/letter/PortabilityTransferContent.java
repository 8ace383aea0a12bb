package uk.rightsdesk.letter;

import java.util.List;

/**
 * Personal data that somebody asked us to send you: goes with the data to whom a person named (UK GDPR Article 20(2)).
 *
 * @param head to the recipient; the day of receipt is not printed
 * @param person whose data they are
 * @param files what lies beside this letter, in words; at least one
 */
public record PortabilityTransferContent(LetterHead head, String person, List<String> files) implements LetterContent {

    public PortabilityTransferContent {
        files = List.copyOf(files);
    }
}
