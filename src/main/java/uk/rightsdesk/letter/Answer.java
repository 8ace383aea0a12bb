package uk.rightsdesk.letter;

import java.util.List;
import java.util.Objects;

/**
 * The answer to a question that the law makes us answer: the items, or an explicit "none". Silence is not an answer, so
 * {@link Given} with no items, or {@link None} without an explanation, keeps a letter from being produced.
 *
 * @param <T> what the items are
 */
public sealed interface Answer<T> {

    /** The items; none where the answer is "none". */
    List<T> items();

    /** The sentence that says there is none and why; blank where there are items. */
    String explanation();

    /** The answer is these items. */
    static <T> Answer<T> given(List<T> items) {
        return new Given<>(items);
    }

    /** The answer is "none", said in a full sentence such as "We do not send your data outside the UK." */
    static <T> Answer<T> none(String explanation) {
        return new None<>(explanation);
    }

    /** There are items. */
    record Given<T>(List<T> items) implements Answer<T> {

        public Given {
            items = List.copyOf(items);
        }

        @Override
        public String explanation() {
            return "";
        }
    }

    /** There is none. */
    record None<T>(String explanation) implements Answer<T> {

        public None {
            Objects.requireNonNull(explanation, "explanation");
        }

        @Override
        public List<T> items() {
            return List.of();
        }
    }
}
