package uk.rightsdesk.letter;

import java.time.LocalDate;

/**
 * We will soon use your data as before: told before a restriction is lifted (UK GDPR Article 18(3)).
 *
 * @param ground on which the use of the data is restricted
 * @param reasons why that ends: full sentences by staff
 * @param liftsOn the day on which it ends, in Europe/London; after the letter
 */
public record RestrictionLiftingContent(LetterHead head, RestrictionGround ground, String reasons, LocalDate liftsOn)
        implements LetterContent {}
