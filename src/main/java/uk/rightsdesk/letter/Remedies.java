package uk.rightsdesk.letter;

import java.util.List;

/**
 * What every answer to an access request tells a person besides what was asked: the other rights (UK GDPR Article
 * 15(1)(e)) and where to complain (Article 15(1)(f), DPA 2018 section 164A), in the wording of the day.
 *
 * @param rights rectification, erasure, restriction, objection
 * @param toController how to complain to the company
 * @param toRegulator how to complain to the regulator
 * @param court how to go to court
 * @param regulator the regulator to name on that day
 */
public record Remedies(
        List<Clause> rights, Clause toController, Clause toRegulator, Clause court, RegulatorContact regulator) {

    static final List<String> RIGHTS =
            List.of("right-rectification", "right-erasure", "right-restriction", "right-objection");

    public Remedies {
        rights = List.copyOf(rights);
    }

    /** A sentence or two and the law it rests on. */
    public record Clause(String text, String citation) {}

    /** @param url as text */
    public record RegulatorContact(String name, List<String> address, String telephone, String url) {

        public RegulatorContact {
            address = List.copyOf(address);
        }
    }

    static Remedies of(Phrases phrases, Regulator regulator) {
        return new Remedies(
                RIGHTS.stream().map(id -> clause(phrases, id)).toList(),
                clause(phrases, "complaint-to-us"),
                clause(phrases, "complaint-to-regulator"),
                clause(phrases, "court"),
                new RegulatorContact(
                        regulator.name(),
                        regulator.address(),
                        regulator.telephone(),
                        regulator.url().toString()));
    }

    private static Clause clause(Phrases phrases, String id) {
        return new Clause(phrases.say(id), phrases.cite(id));
    }
}
