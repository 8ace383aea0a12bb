package uk.rightsdesk.datamap;

/**
 * A person found in a system of record.
 *
 * @param system name of the system in the map
 * @param subjectKey opaque key of the person's row, stable as long as the row is there; to be kept and given back as it
 *     is. It holds no name or address, yet points to a person: treat it as personal data
 * @param matchedBy the kind of identifier that found it
 */
public record SubjectMatch(String system, String subjectKey, Identifier.Kind matchedBy) {}
