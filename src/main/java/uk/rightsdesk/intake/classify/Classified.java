package uk.rightsdesk.intake.classify;

import java.util.List;

/**
 * What the classifier says, and why.
 *
 * @param rights codes of the rights it is sure of
 * @param findings every rule that matched
 * @param rulesVersion of the rules that said so
 */
public record Classified(
        Classification classification, List<String> rights, List<Finding> findings, String rulesVersion) {

    public Classified {
        rights = List.copyOf(rights);
        findings = List.copyOf(findings);
    }
}
