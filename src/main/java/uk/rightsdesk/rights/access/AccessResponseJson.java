package uk.rightsdesk.rights.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.letter.AccessResponseContent;
import uk.rightsdesk.letter.Answer;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.letter.Letters;
import uk.rightsdesk.letter.Remedies;

/**
 * The whole answer for machines, in a commonly used form (UK GDPR Article 15(3)): what the letter says of Article 15(1)
 * and (2), and every element under its system and table. Described by {@value AccessResponseBundle#SCHEMA}.
 */
@Component
class AccessResponseJson {

    private final JsonMapper json;
    private final Letters letters;
    private final DataController controller;

    AccessResponseJson(JsonMapper json, Letters letters, DataController controller) {
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.letters = letters;
        this.controller = controller;
    }

    record Copy(
            @JsonProperty("$schema") String schema,
            int version,
            String reference,
            LocalDate date,
            Controller controller,
            boolean processing,
            Told<AccessResponseContent.Purpose> purposes,
            Told<AccessResponseContent.Category> categories,
            Told<AccessResponseContent.Recipient> recipients,
            Told<AccessResponseContent.Retention> retention,
            List<Remedies.Clause> rights,
            Complaints complaints,
            Told<AccessResponseContent.Source> sources,
            Told<AccessResponseContent.AutomatedDecision> automatedDecisions,
            Told<AccessResponseContent.Transfer> transfers,
            List<AccessResponseContent.Search> searches,
            Told<AccessResponseContent.Withheld> withheld,
            List<AccessResponseContent.Term> terms,
            Map<String, Map<String, List<ElementRow>>> systems) {}

    record Controller(String name, String legalName, List<String> address, String email) {}

    record Complaints(
            Remedies.Clause toController,
            Remedies.Clause toRegulator,
            Remedies.RegulatorContact regulator,
            Remedies.Clause court) {}

    /** The items, or that there are none and why: silence is no answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told<T>(@Nullable List<T> items, @Nullable String none) {

        static <T> Told<T> of(Answer<T> answer) {
            return answer.items().isEmpty() ? new Told<>(null, answer.explanation()) : new Told<>(answer.items(), null);
        }
    }

    byte[] write(AccessResponseContent content, ElementFiles files) {
        LocalDate date = content.head().date();
        Remedies remedies = letters.remedies(date);
        return json.writeValueAsBytes(new Copy(
                AccessResponseBundle.SCHEMA,
                1,
                content.head().reference(),
                date,
                controller(),
                content.processing(),
                Told.of(content.purposes()),
                Told.of(content.categories()),
                Told.of(content.recipients()),
                Told.of(content.retention()),
                remedies.rights(),
                new Complaints(remedies.toController(), remedies.toRegulator(), remedies.regulator(), remedies.court()),
                Told.of(content.sources()),
                Told.of(content.automatedDecisions()),
                Told.of(content.transfers()),
                content.searches(),
                Told.of(content.withheld()),
                content.terms(),
                files.systems()));
    }

    private Controller controller() {
        String legalName = controller.legalName();
        return new Controller(
                controller.name(),
                legalName == null ? controller.name() : legalName,
                controller.address(),
                controller.email());
    }
}
