package uk.rightsdesk.intake.classify;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The classifier's rules as they stand in {@code intake/rules.yaml}.
 *
 * @param version noted with every classification
 * @param sure the score from which a right counts as exercised
 * @param hint the score from which a person must look
 * @param commonWords words that no English text of some length is without; a text in another language goes to a person
 * @param spelling words that are read as such when they are one letter off
 * @param ignore phrases taken out before the rules are tried
 * @param rights by code of the right: phrases with their weights
 * @param hints phrases that speak of personal data but of no right
 */
record RuleBook(
        String version,
        int sure,
        int hint,
        List<String> commonWords,
        List<String> spelling,
        List<String> ignore,
        Map<String, Map<String, Integer>> rights,
        Map<String, Integer> hints) {

    static RuleBook standard() {
        try (InputStream rules = RuleBook.class.getResourceAsStream("/intake/rules.yaml")) {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build()
                    .readValue(rules, RuleBook.class);
        } catch (IOException missing) {
            throw new IllegalStateException("intake/rules.yaml cannot be read", missing);
        }
    }
}
