package uk.rightsdesk.desk;

/** What a member of staff may do on the desk. */
enum StaffRole {
    /** Works requests: triage, identity, review, delivery. Sees personal data. */
    OFFICER,
    /** May do all that, and approves what another person reviewed. */
    REVIEWER,
    /** Sees references, dates and states, no personal data. */
    ANALYST
}
