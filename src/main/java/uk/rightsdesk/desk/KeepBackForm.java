package uk.rightsdesk.desk;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;
import uk.rightsdesk.rights.access.ElementDecisions;
import uk.rightsdesk.rights.access.Factor;
import uk.rightsdesk.rights.access.ThirdPartyQuestion;
import uk.rightsdesk.rights.access.Weighing;

/** The part of a page that says why something is kept back. */
final class KeepBackForm {

    private KeepBackForm() {}

    static ElementDecisions.Grounds grounds(MultiValueMap<String, String> fields) {
        return new ElementDecisions.Grounds(
                fields.getFirst("exemption"),
                fields.getFirst("reasons"),
                weighing(fields),
                !"true".equals(fields.getFirst("unnamed")));
    }

    /** What another person is asked; each line of the passages is one. */
    static ThirdPartyQuestion question(MultiValueMap<String, String> fields) {
        return new ThirdPartyQuestion(
                said(fields, "ask-name"),
                said(fields, "ask-email"),
                said(fields, "ask-passages").lines().toList(),
                fields.getFirst("ask-agreed"));
    }

    private static String said(MultiValueMap<String, String> fields, String field) {
        return Objects.requireNonNullElse(fields.getFirst(field), "");
    }

    static Weighing weighing(MultiValueMap<String, String> fields) {
        Map<Factor, Boolean> answers = new EnumMap<>(Factor.class);
        for (Factor factor : Factor.all()) {
            String answer = fields.getFirst("factor-" + factor.code());
            if ("yes".equals(answer) || "no".equals(answer)) {
                answers.put(factor, "yes".equals(answer));
            }
        }
        return new Weighing(answers, fields.getFirst("factors"));
    }
}
