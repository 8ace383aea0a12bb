package uk.rightsdesk.letter;

import java.util.List;

/**
 * A volume of the copy of the data (UK GDPR Article 15(3)), where one letter would be too thick to open. The letter of
 * contents says what lies in which volume, and all else that the law asks for.
 *
 * @param number from 1
 * @param of how many volumes there are
 * @param data the part of the copy that this volume holds; at least one section
 */
public record AccessVolumeContent(LetterHead head, int number, int of, List<DataSection> data)
        implements LetterContent {

    public AccessVolumeContent {
        data = List.copyOf(data);
    }
}
