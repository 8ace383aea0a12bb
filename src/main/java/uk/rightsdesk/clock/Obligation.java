package uk.rightsdesk.clock;

/** What has to be done within a period that the law sets. */
public enum Obligation {
    /** To answer a request for access (UK GDPR Article 15). The only period that clarification can pause. */
    ACCESS_RESPONSE,
    /** To answer a request under any other right (UK GDPR Articles 16 to 22). */
    RESPONSE,
    /** To acknowledge a complaint to the controller (Data Protection Act 2018 section 164A). */
    COMPLAINT_ACKNOWLEDGEMENT
}
