package uk.rightsdesk.delivery;

import java.util.UUID;

/**
 * Told in the transaction that notes that an answer went by post after its email had failed.
 *
 * @param message the email
 */
public record AnswerPosted(UUID message) {}
