package uk.rightsdesk.datamap;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a system of record. */
public sealed interface Value {

    /** Nothing is held: the column is null. */
    record Empty() implements Value {}

    /** Text, and every type without a form of its own here, as the database writes it. */
    record Text(String text) implements Value {}

    /** Several texts, from an array; an empty list where the array is empty. */
    record Texts(List<String> texts) implements Value {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    record Number(BigDecimal number) implements Value {}

    record Flag(boolean flag) implements Value {}

    /** A day without a time of day. */
    record Day(LocalDate day) implements Value {}

    /** A moment; show it in Europe/London. */
    record Moment(Instant moment) implements Value {}

    /**
     * A file, such as a picture. Its bytes are not read until they are asked for.
     *
     * @param fileName null where the system keeps none
     * @param mediaType null where the system keeps none; as kept, not verified
     * @param size in bytes
     * @param content the bytes
     */
    record Attachment(@Nullable String fileName, @Nullable String mediaType, long size, Content content)
            implements Value {}

    /** The bytes of a file in a system of record. */
    interface Content {
        /**
         * Opens the bytes, read piece by piece from the snapshot the element came from.
         *
         * @throws IllegalStateException outside of the call of the {@link ElementSink} that was given the element: the
         *     snapshot may be gone then
         */
        InputStream open() throws IOException;
    }
}
