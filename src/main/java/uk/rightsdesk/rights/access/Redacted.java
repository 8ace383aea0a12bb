package uk.rightsdesk.rights.access;

import uk.rightsdesk.redaction.Redaction;

/**
 * Something that is taken out of an element, and why.
 *
 * @param exemption code of the exemption
 * @param named whether the person is told the exemption
 */
record Redacted(Redaction redaction, String exemption, boolean named) {}
