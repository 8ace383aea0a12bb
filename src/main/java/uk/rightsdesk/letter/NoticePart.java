package uk.rightsdesk.letter;

import java.util.List;

/**
 * A part of a privacy notice under a heading of its own.
 *
 * @param subordinate whether the heading stands below the one before that is not
 */
public record NoticePart(String heading, boolean subordinate, List<Block> blocks) {

    public NoticePart {
        blocks = List.copyOf(blocks);
    }

    /** @param listed whether the texts are the points of a list; if not there is one, a paragraph */
    public record Block(boolean listed, List<String> texts) {

        public Block {
            texts = List.copyOf(texts);
        }
    }
}
