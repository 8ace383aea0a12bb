package uk.rightsdesk.rights.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.rightsdesk.redaction.Needles;
import uk.rightsdesk.redaction.Proposals;
import uk.rightsdesk.request.Request;

/**
 * The texts that an answer must not hold: the words and values that are redacted, and the texts of what is withheld.
 * Dates, numbers, flags and codes are left out: they say nothing where they stand alone, and stand everywhere.
 */
@Component
class KeptBack {

    /** Letters and digits that a withheld value must have: less reads the same by chance. */
    private static final int SHORTEST = 5;

    private static final Pattern CODE = Pattern.compile("[a-z]+(?:[ _-][a-z]+){0,2}");

    private final ElementDecisions decisions;
    private final ElementStore elements;
    private final WithheldParts parts;
    private final PersonsOwn own;

    KeptBack(ElementDecisions decisions, ElementStore elements, WithheldParts parts, PersonsOwn own) {
        this.decisions = decisions;
        this.elements = elements;
        this.parts = parts;
        this.own = own;
    }

    Set<String> of(Request request) {
        Set<String> texts = new LinkedHashSet<>(parts.redacted(request.id()));
        List<CollectedElement> withheld = elements.at(request.id(), decisions.withheld(request.id()));
        withheld.stream()
                .flatMap(element -> element.data().stream())
                .flatMap(KeptBack::texts)
                .filter(text -> Needles.size(text) >= SHORTEST)
                .filter(text -> !CODE.matcher(text).matches())
                .forEach(texts::add);
        Set<String> keys = new HashSet<>();
        // a withheld row is the person's too: it may hold their own name and address
        given(request).forEach(text -> keys.add(Proposals.key(text)));
        texts.removeIf(text -> keys.contains(Proposals.key(text)));
        return texts;
    }

    /** The person's own but for what is redacted: that is kept back by a decision. */
    private Collection<String> given(Request request) {
        Set<String> given = own.of(request);
        given.removeAll(parts.redacted(request.id()));
        return given;
    }

    private static Stream<String> texts(CollectedDatum datum) {
        return switch (datum.value()) {
            case String text when text.equals(datum.shown()) -> Stream.of(text);
            case Collection<?> texts -> texts.stream().map(String::valueOf);
            case null -> datum.file() ? Stream.ofNullable(datum.shown()) : Stream.empty();
            default -> Stream.empty();
        };
    }
}
