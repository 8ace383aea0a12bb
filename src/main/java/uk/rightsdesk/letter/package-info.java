/**
 * Letters: from typed content to a PDF (PDF/UA-1 and PDF/A-3a at once) and the text of an email that says the same.
 *
 * <p>A letter is produced from data alone and knows no other module. Legal wording and the regulator are dated data
 * ({@code letters/wording.yaml}, {@code letters/regulator.yaml}), chosen by the date of the letter.
 */
@NullMarked
package uk.rightsdesk.letter;

import org.jspecify.annotations.NullMarked;
