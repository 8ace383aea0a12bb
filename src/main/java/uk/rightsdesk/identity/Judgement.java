package uk.rightsdesk.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.Party;

/**
 * What a member of staff says about an identity. The texts stay in the case store, sealed.
 *
 * @param code {@code verified}, {@code ask-evidence} or {@code not-verified}
 * @param party who asks
 * @param reasons the doubt, or why it cannot be settled; null when there is none
 * @param asked what evidence is asked for; null unless some is
 * @param alternatives why nothing less intrusive settles the doubt; null when the least intrusive is asked for
 * @param seen a note of what evidence or authority was seen, never the document; null when none was
 * @param competence of a child: why they are taken to understand their request, or who may act; null for adults
 * @param subjectAddress the email address under which the person is held; null: the one the request came from
 * @param answerTo where the answer goes
 * @param evidence the messages whose files are evidence
 */
public record Judgement(
        String code,
        Party party,
        @Nullable String reasons,
        @Nullable EvidenceKind asked,
        @Nullable String alternatives,
        @Nullable String seen,
        @Nullable String competence,
        @Nullable String subjectAddress,
        AnswerTo answerTo,
        List<UUID> evidence) {

    public Judgement {
        reasons = blankIsNone(reasons);
        alternatives = blankIsNone(alternatives);
        seen = blankIsNone(seen);
        competence = blankIsNone(competence);
        subjectAddress = blankIsNone(subjectAddress);
        evidence = List.copyOf(evidence);
    }

    /** Where the answer goes; never to a Reply-To, which the product does not even read. */
    public enum AnswerTo {
        /** The address under which the person is held: theirs, whoever wrote. */
        HELD_ADDRESS,
        /** The address the request came from, because evidence proved that whoever writes there may have the answer. */
        PROVED_ADDRESS
    }

    private static @Nullable String blankIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Without the texts. */
    @Override
    public String toString() {
        return "Judgement[" + code + "]";
    }
}
