package uk.rightsdesk.vault;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a failed start what to set, without a stack trace. */
class InvalidMasterKeyAnalyzer extends AbstractFailureAnalyzer<InvalidMasterKey> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidMasterKey cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), InvalidMasterKey.HOW_TO, cause);
    }
}
