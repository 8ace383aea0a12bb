package uk.rightsdesk.rights.access;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.CollectionReport;
import uk.rightsdesk.datamap.Disclosure;
import uk.rightsdesk.letter.AccessResponseContent;
import uk.rightsdesk.request.RequestId;

/** What the answer says of that which it leaves out: a refusal in part, with its reasons (UK GDPR Article 12(4)). */
@Component
class WithheldParts {

    private final ElementDecisions decisions;
    private final ElementStore elements;
    private final Exemptions exemptions;

    WithheldParts(ElementDecisions decisions, ElementStore elements, Exemptions exemptions) {
        this.decisions = decisions;
        this.elements = elements;
        this.exemptions = exemptions;
    }

    List<AccessResponseContent.Withheld> of(RequestId request) {
        return decisions.withholdings(request).stream()
                .map(part -> AccessResponseContent.Withheld.exempt(
                        part.what(), part.reasons(), part.named() ? exemptions.citation(part.exemption()) : ""))
                .toList();
    }

    /** Who was sent data, but for those whom only what is kept back names: telling them would give those away. */
    List<Disclosure> tellable(RequestId request, List<CollectedElement> disclosed, CollectionReport report) {
        Set<String> hidden = texts(elements.at(request, decisions.withheld(request)));
        hidden.addAll(redacted(request));
        hidden.removeAll(texts(disclosed));
        return report.disclosures().stream()
                .filter(disclosure -> !hidden.contains(disclosure.name()))
                .toList();
    }

    /** What is taken out of elements that are given: words, and whole values. */
    Set<String> redacted(RequestId request) {
        Map<ElementKey, List<Redacted>> redactions = decisions.redactions(request);
        Set<String> texts = new HashSet<>();
        if (!redactions.isEmpty()) {
            elements.forEach(request, element -> {
                List<Redacted> redacted = redactions.get(ElementKey.of(element));
                if (redacted != null) {
                    texts.addAll(RedactedElement.texts(element, redacted));
                }
            });
        }
        return texts;
    }

    private static Set<String> texts(List<CollectedElement> elements) {
        Set<String> texts = new HashSet<>();
        elements.forEach(element -> element.data().stream()
                .map(CollectedDatum::shown)
                .filter(Objects::nonNull)
                .forEach(texts::add));
        return texts;
    }
}
