package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * The head that every letter has.
 *
 * @param reference the request's reference, such as R-2026-000042
 * @param date the date of the letter in Europe/London; it decides which wording is in force
 * @param addressee the name of the person the letter is to
 * @param addressLines the postal address, line by line; empty where the letter goes by email
 * @param receivedOn the day the request was received, in Europe/London
 * @param others what else the person asked for in the same message, and how it stands
 */
public record LetterHead(
        String reference,
        LocalDate date,
        String addressee,
        List<String> addressLines,
        LocalDate receivedOn,
        List<OtherRequest> others) {

    public LetterHead {
        addressLines = List.copyOf(addressLines);
        others = List.copyOf(others);
    }

    /** The head of a letter that goes by email. */
    public static LetterHead byEmail(String reference, LocalDate date, String addressee, LocalDate receivedOn) {
        return new LetterHead(reference, date, addressee, List.of(), receivedOn, List.of());
    }
}
