package uk.rightsdesk.desk;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import uk.rightsdesk.rights.access.ElementDecisions;
import uk.rightsdesk.rights.access.Factor;
import uk.rightsdesk.rights.access.Weighing;

/** The part of a page that says why something is kept back. */
final class KeepBackForm {

    private KeepBackForm() {}

    static ElementDecisions.Grounds grounds(MultiValueMap<String, String> fields) {
        Map<Factor, Boolean> answers = new EnumMap<>(Factor.class);
        for (Factor factor : Factor.all()) {
            String answer = fields.getFirst("factor-" + factor.code());
            if ("yes".equals(answer) || "no".equals(answer)) {
                answers.put(factor, "yes".equals(answer));
            }
        }
        return new ElementDecisions.Grounds(
                fields.getFirst("exemption"),
                fields.getFirst("reasons"),
                new Weighing(answers, fields.getFirst("factors")),
                !"true".equals(fields.getFirst("unnamed")));
    }
}
