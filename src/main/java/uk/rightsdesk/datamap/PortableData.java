package uk.rightsdesk.datamap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the right to data portability covers (UK GDPR Article 20): data that the person provided, what was observed of
 * them included, on the basis of consent or contract. Systems with an interface process by automated means.
 */
public final class PortableData {

    private static final Set<Source> PROVIDED = Set.of(Source.PERSON, Source.OBSERVED);
    private static final Set<LawfulBasis> BASES = Set.of(LawfulBasis.CONSENT, LawfulBasis.CONTRACT);

    private final DataMap map;

    PortableData(DataMap map) {
        this.map = map;
    }

    /** Whether the right covers the column. */
    public static boolean covers(MappedColumn.Personal column) {
        return PROVIDED.contains(column.source())
                && column.purposes().stream().map(Purpose::lawfulBasis).anyMatch(BASES::contains);
    }

    /**
     * The part of an element that the right covers.
     *
     * @param othersCleared whether a person decided that what can name others may go with it (Article 20(4))
     * @return empty where the right covers nothing of it
     */
    public Optional<Element> select(Element element, boolean othersCleared) {
        Set<String> covered = map.system(element.system()).known(element.table()).personalColumns().stream()
                .filter(PortableData::covers)
                .map(MappedColumn.Personal::name)
                .collect(Collectors.toSet());
        List<Datum> values = element.values().stream()
                .filter(datum -> covered.contains(datum.column()))
                .filter(datum -> othersCleared || !datum.namesOthers())
                .toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Element(
                        element.system(),
                        element.table(),
                        element.rowKey(),
                        element.subjectKey(),
                        element.label(),
                        element.path(),
                        element.category(),
                        values));
    }
}
