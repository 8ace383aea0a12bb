package uk.rightsdesk.datamap;

/**
 * A significant decision made without a person (UK GDPR Articles 15(1)(h) and 22A to 22D), in words for the requester.
 *
 * @param decision what is decided
 * @param logic how
 * @param consequences what follows for the person
 */
public record AutomatedDecision(String decision, String logic, String consequences) {}
