package uk.rightsdesk.datamap;

/**
 * A category of personal data (UK GDPR Article 15(1)(b)).
 *
 * @param id the word used in the map
 * @param label in words for the requester
 */
public record Category(String id, String label) {}
