package uk.rightsdesk.rights;

import java.util.List;
import java.util.Optional;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.request.Request;

/** What a letter would say if it went now, for those who decide on it: one for each letter that is agreed to. */
public interface LetterPreview {

    /**
     * Whether it is this letter that would go.
     *
     * @param decision code of what the reviewer decided last; {@code ready} before
     */
    boolean writes(Request request, String decision);

    /** The titles of its documents, the letter first. */
    default List<String> documents(Request request) {
        return List.of("The letter");
    }

    /**
     * What a document says.
     *
     * @param document from 0
     */
    LetterContent content(Request request, int document, LetterHead head, List<Reason> clockReasons);

    /**
     * Something that differs whenever a letter of so many words would that its content is not made each time a page is
     * turned; empty where the content itself tells.
     */
    default Optional<Object> state(Request request) {
        return Optional.empty();
    }
}
