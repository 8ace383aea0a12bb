package uk.rightsdesk.letter;

import java.time.LocalDate;

/**
 * You have withdrawn your request, and we have closed it.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param withdrawnOn the day we received the withdrawal, in Europe/London; not after the letter
 */
public record WithdrawalContent(LetterHead head, String asked, LocalDate withdrawnOn) implements LetterContent {}
