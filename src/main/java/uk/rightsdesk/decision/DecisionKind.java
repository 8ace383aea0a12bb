package uk.rightsdesk.decision;

import java.util.List;
import java.util.Optional;
import uk.rightsdesk.request.EventType;

/** The decisions that must be attributable to a person, each with the codes it may take. */
public enum DecisionKind {
    /** UK GDPR Article 12(6): evidence of identity only where there is reasonable doubt. */
    IDENTITY("verified", "ask-evidence", "not-verified"),
    /** What was found, whether it is complete, and what else the request asks for. */
    REVIEW("ready", "collect-again", "ask-clarification", "extend", "charge-fee", "refuse"),
    /** The second person's agreement, never the reviewer's own. */
    APPROVAL("approve", "return"),
    /** Whether a fee was paid (UK GDPR Article 12A: the period then starts), or is not asked for after all. */
    PAYMENT("paid", "waived"),
    /** What takes the place of a code that was sent to the address held and did not come back. */
    CODE("send-again", "evidence-settles", "close-unconfirmed"),
    /** What came of an erasure where no interface reaches (UK GDPR Article 17). */
    ERASURE_BY_HAND("erased-by-hand", "kept-by-hand"),
    /** What the requester did, as staff heard of it. */
    WITHDRAWAL("withdrawn");

    private final List<String> codes;

    DecisionKind(String... codes) {
        this.codes = List.of(codes);
    }

    public List<String> codes() {
        return codes;
    }

    /** What a confirmed decision is in the request's event table; empty where a later step records it. */
    Optional<EventType> event(String code) {
        return switch (this) {
            case REVIEW -> Optional.of(EventType.REVIEWED);
            case APPROVAL -> Optional.of(EventType.APPROVAL_DECIDED);
            case CODE -> Optional.of(EventType.CODE_DECIDED);
            case ERASURE_BY_HAND -> Optional.of(EventType.ERASED_BY_HAND);
            case PAYMENT, WITHDRAWAL -> Optional.empty(); // recorded as of the day on which it happened
            case IDENTITY ->
                switch (code) {
                    case "verified" -> Optional.of(EventType.IDENTITY_VERIFIED);
                    case "not-verified" -> Optional.of(EventType.IDENTITY_NOT_VERIFIED);
                    default -> Optional.empty(); // asking for evidence is recorded when it is asked
                };
        };
    }
}
