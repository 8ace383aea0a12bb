package uk.rightsdesk.datamap;

/**
 * A system of record without an interface: what is to be done there is asked of a person.
 *
 * @param name name in the map
 * @param label in words for the requester
 * @param answeredBy who answers for it
 */
public record SystemByHand(String name, String label, String answeredBy) {}
