package uk.rightsdesk.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import uk.rightsdesk.datamap.SubjectMatch;

/** How many accounts one system of record holds under the address that the message came from. */
public enum SenderMatch {
    NONE,
    ONE,
    SEVERAL;

    static SenderMatch of(Collection<SubjectMatch> matches) {
        Map<String, Long> bySystem =
                matches.stream().collect(Collectors.groupingBy(SubjectMatch::system, Collectors.counting()));
        long most = bySystem.isEmpty() ? 0 : Collections.max(bySystem.values());
        return most == 0 ? NONE : most == 1 ? ONE : SEVERAL;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
