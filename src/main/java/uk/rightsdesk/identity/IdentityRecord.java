package uk.rightsdesk.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.RequestId;

/**
 * One step of the decision on an identity, as it is kept: what was doubted, what was asked for, what less was
 * considered, who decided, what they saw, when the evidence went.
 *
 * @param step {@code doubt}, {@code ask-evidence}, {@code verified} or {@code not-verified}
 * @param suggested the least intrusive evidence, by the decision table
 * @param asked null unless evidence was asked for
 * @param evidence the messages whose files were evidence
 * @param verifier user name; {@code system} for the doubt
 * @param decidedWith the request of the same message on whose page it was decided; null: on this one's
 * @param confirmedAt null until the task was completed with the same decision
 * @param evidenceGoneAt null until the files were destroyed
 */
public record IdentityRecord(
        long id,
        String step,
        EvidenceKind suggested,
        @Nullable EvidenceKind asked,
        Party party,
        Texts texts,
        List<UUID> evidence,
        String verifier,
        @Nullable RequestId decidedWith,
        Instant recordedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant evidenceGoneAt) {

    public IdentityRecord {
        evidence = List.copyOf(evidence);
    }

    /** Whether it settles the identity, one way or the other. */
    boolean isFinal() {
        return step.equals("verified") || step.equals("not-verified");
    }

    /** What is personal in it; each null where there is none. */
    public record Texts(
            @Nullable String doubt,
            @Nullable String alternatives,
            @Nullable String seen,
            @Nullable String competence,
            @Nullable String code,
            @Nullable String subjectAddress,
            @Nullable String answerName,
            @Nullable String answerAddress) {

        static final Texts NONE = new Texts(null, null, null, null, null, null, null, null);

        @Override
        public String toString() {
            return "Texts[]";
        }
    }
}
