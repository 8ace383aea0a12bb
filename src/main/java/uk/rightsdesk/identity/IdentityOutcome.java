package uk.rightsdesk.identity;

/** What came of the verification. */
enum IdentityOutcome {
    VERIFIED,
    NOT_VERIFIED
}
