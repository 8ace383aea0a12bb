package uk.rightsdesk.datamap;

/**
 * How long data are kept, or the criteria by which that is decided (UK GDPR Article 15(1)(d)).
 *
 * @param id the word used in the map
 * @param label in words for the requester
 */
public record Retention(String id, String label) {}
