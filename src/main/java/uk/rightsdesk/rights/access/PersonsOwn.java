package uk.rightsdesk.rights.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import uk.rightsdesk.request.Request;

/** What is the person's own: it is never proposed for redaction, and giving it gives nobody else away. */
@Component
class PersonsOwn {

    private final ElementStore elements;

    PersonsOwn(ElementStore elements) {
        this.elements = elements;
    }

    /** What the systems hold in columns that name no one else, and how the person wrote to us. */
    Set<String> of(Request request) {
        Set<String> own = new LinkedHashSet<>();
        own.add(request.requesterAddress());
        own.add(request.subjectAddress());
        request.requesterName().ifPresent(own::add);
        elements.forEach(request.id(), element -> {
            element.data().stream()
                    .filter(datum -> !datum.namesOthers() && datum.value() instanceof String)
                    .map(CollectedDatum::shown)
                    .filter(Objects::nonNull)
                    .forEach(own::add);
            name(element).ifPresent(own::add);
        });
        return own;
    }

    /** First and last name together. */
    private static Optional<String> name(CollectedElement element) {
        List<String> names = element.data().stream()
                .filter(datum -> datum.column().endsWith("_name") && !datum.file())
                .map(CollectedDatum::shown)
                .filter(Objects::nonNull)
                .toList();
        return names.size() > 1 ? Optional.of(String.join(" ", names)) : Optional.empty();
    }
}
