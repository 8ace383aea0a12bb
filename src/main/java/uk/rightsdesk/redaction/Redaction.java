package uk.rightsdesk.redaction;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that is taken out of a record before it is given. What it says is personal data: it is kept sealed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Redaction.Words.class, name = "words"),
    @JsonSubTypes.Type(value = Redaction.Whole.class, name = "whole"),
    @JsonSubTypes.Type(value = Redaction.Box.class, name = "box")
})
public sealed interface Redaction {

    /** Thousandths of a page's width or height in which boxes are given. */
    int PAGE = 1000;

    /** Words, wherever they stand in the record; upper and lower case alike. */
    record Words(String text) implements Redaction {

        public Words {
            if (text.isBlank()) {
                throw new IllegalArgumentException("no words to redact");
            }
            text = text.strip();
        }

        @Override
        public String toString() {
            return "Words";
        }
    }

    /** The whole of one value, a file included. */
    record Whole(String column) implements Redaction {}

    /**
     * A part of a page of a picture or PDF, in thousandths of its width and height from the top left.
     *
     * @param column the column that holds the file
     * @param page from 0; 0 for a picture
     */
    record Box(String column, int page, int x, int y, int width, int height) implements Redaction {

        public Box {
            if (page < 0 || x < 0 || y < 0 || width < 1 || height < 1 || x + width > PAGE || y + height > PAGE) {
                throw new IllegalArgumentException("the box does not lie on the page");
            }
        }
    }
}
