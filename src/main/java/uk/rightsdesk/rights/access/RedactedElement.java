package uk.rightsdesk.rights.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.redaction.RedactedText;
import uk.rightsdesk.redaction.Redaction;

/** An element without what is taken out of it: every output is made from this. */
final class RedactedElement {

    private RedactedElement() {}

    /** @param mark what stands in the place of what was taken out */
    static CollectedElement of(CollectedElement element, List<Redacted> redacted, Function<Redacted, String> mark) {
        List<RedactedText.Marked> words = new ArrayList<>();
        for (Redacted one : redacted) {
            if (one.redaction() instanceof Redaction.Words(String text)) {
                words.add(new RedactedText.Marked(text, mark.apply(one)));
            }
        }
        RedactedText text = RedactedText.of(words);
        List<CollectedDatum> data = element.data().stream()
                .map(datum -> whole(datum, redacted)
                        .map(one -> replaced(datum, mark.apply(one)))
                        .orElseGet(() -> words(datum, text)))
                .toList();
        return new CollectedElement(
                element.position(),
                element.system(),
                element.table(),
                element.rowKey(),
                element.label(),
                element.category(),
                element.namesOthers(),
                data);
    }

    private static Optional<Redacted> whole(CollectedDatum datum, List<Redacted> redacted) {
        return redacted.stream()
                .filter(one ->
                        one.redaction() instanceof Redaction.Whole(String column) && column.equals(datum.column()))
                .filter(_ -> datum.shown() != null)
                .findFirst();
    }

    private static CollectedDatum replaced(CollectedDatum datum, String mark) {
        return new CollectedDatum(
                datum.column(), datum.label(), datum.category(), datum.namesOthers(), mark, mark, false);
    }

    private static CollectedDatum words(CollectedDatum datum, RedactedText text) {
        String shown = datum.shown();
        if (shown == null) {
            return datum;
        }
        String redacted = text.applyTo(shown);
        Object value = datum.file() ? null : value(datum, text);
        if (!redacted.equals(shown) && Objects.equals(value, datum.value())) {
            // a date, say, that people read otherwise than machines do
            value = redacted;
        }
        return redacted.equals(shown) && Objects.equals(value, datum.value())
                ? datum
                : new CollectedDatum(
                        datum.column(),
                        datum.label(),
                        datum.category(),
                        datum.namesOthers(),
                        datum.file() ? null : value,
                        redacted,
                        datum.file());
    }

    private static @Nullable Object value(CollectedDatum datum, RedactedText text) {
        return switch (datum.value()) {
            case null -> null;
            case String value -> text.applyTo(value);
            case Collection<?> values ->
                values.stream().map(String::valueOf).map(text::applyTo).toList();
            case Object value -> {
                String plain = String.valueOf(value);
                String redacted = text.applyTo(plain);
                yield redacted.equals(plain) ? value : redacted;
            }
        };
    }

    /** Whether there is something to take out. */
    static Predicate<CollectedElement> holding(Redaction redaction) {
        return switch (redaction) {
            case Redaction.Words words -> {
                RedactedText text = RedactedText.of(List.of(new RedactedText.Marked(words.text(), "")));
                yield element -> element.data().stream()
                        .map(CollectedDatum::shown)
                        .filter(Objects::nonNull)
                        .anyMatch(text::isIn);
            }
            case Redaction.Whole whole ->
                element -> element.data().stream()
                        .anyMatch(datum -> datum.column().equals(whole.column()) && datum.shown() != null);
            case Redaction.Box box ->
                element ->
                        element.data().stream().anyMatch(datum -> datum.column().equals(box.column()) && datum.file());
        };
    }

    /** What is kept back of an element by these redactions, as texts: words, and whole values. */
    static Set<String> texts(CollectedElement element, List<Redacted> redacted) {
        return redacted.stream()
                .flatMap(one -> switch (one.redaction()) {
                    case Redaction.Words(String text) -> Stream.of(text);
                    case Redaction.Whole(String column) ->
                        element.data().stream()
                                .filter(datum -> datum.column().equals(column))
                                .map(CollectedDatum::shown)
                                .filter(Objects::nonNull);
                    case Redaction.Box _ -> Stream.<String>empty();
                })
                .collect(Collectors.toSet());
    }
}
