package uk.rightsdesk.rights.consent;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.DataMap;
import uk.rightsdesk.datamap.LawfulBasis;
import uk.rightsdesk.datamap.Purpose;
import uk.rightsdesk.intake.CorrespondenceId;
import uk.rightsdesk.intake.Correspondences;
import uk.rightsdesk.request.Request;

/** The purposes that rest on consent, and which of them a message withdraws it from. */
@Component
class ConsentedPurposes {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final DataMap map;
    private final Correspondences messages;

    ConsentedPurposes(DataMap map, Correspondences messages) {
        this.map = map;
        this.messages = messages;
    }

    /** Those that the message names by a word of the data map; all of them where it names none. */
    List<Purpose> withdrawnBy(Request request) {
        var message = messages.get(new CorrespondenceId(request.correspondenceId()));
        String said = message.subject() == null ? message.text() : message.subject() + "\n" + message.text();
        Set<String> words =
                NO_LETTERS.splitAsStream(said.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<Purpose> consented = map.purposes().stream()
                .filter(purpose -> purpose.lawfulBasis() == LawfulBasis.CONSENT)
                .toList();
        List<Purpose> named = consented.stream()
                .filter(purpose -> purpose.knownAs().stream().anyMatch(words::contains))
                .toList();
        return named.isEmpty() ? consented : named;
    }

    /** A purpose in words for the person. */
    String label(String purpose) {
        return map.purposes().stream()
                .filter(each -> each.id().equals(purpose))
                .map(Purpose::label)
                .findFirst()
                .orElse(purpose);
    }
}
