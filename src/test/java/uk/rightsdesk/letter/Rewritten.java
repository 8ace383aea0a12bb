package uk.rightsdesk.letter;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A letter's content with another text in each place that takes a text. */
final class Rewritten {

    private Rewritten() {}

    static LetterContent with(LetterContent content, String text) {
        return (LetterContent) record((Record) content, text);
    }

    private static @Nullable Object value(@Nullable Object value, String text) {
        return switch (value) {
            // what is left out stays out: it may exclude what is said instead
            case String said -> said.isBlank() ? said : text;
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(value(item, text)));
                yield items;
            }
            // A file has a name of its own alphabet
            case Attachment attachment -> attachment;
            case Record part -> record(part, text);
            case null, default -> value;
        };
    }

    private static Record record(Record original, String text) {
        try {
            RecordComponent[] components = original.getClass().getRecordComponents();
            Class<?>[] types =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = value(components[i].getAccessor().invoke(original), text);
            }
            Constructor<?> constructor = original.getClass().getDeclaredConstructor(types);
            return (Record) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
