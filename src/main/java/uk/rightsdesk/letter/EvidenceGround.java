package uk.rightsdesk.letter;

/** Why evidence is asked for (UK GDPR Article 12(6); law.md 3.4). There are no others; their words are wording. */
public enum EvidenceGround implements Coded {
    /** The sending system did not confirm the address. */
    NOT_AUTHENTICATED,
    /** The address does not lead to one account. */
    NO_ONE_ACCOUNT,
    /** Somebody asks for somebody else. */
    ACTS_FOR_ANOTHER,
    /** A service asks for its users. */
    PORTAL;

    /** Whether it is the authority to act that is in question, and not who the person is. */
    public boolean isOfAuthority() {
        return this == ACTS_FOR_ANOTHER || this == PORTAL;
    }

    /** Id of the wording that gives it as a reason. */
    public String wording() {
        return "doubt-" + code();
    }
}
