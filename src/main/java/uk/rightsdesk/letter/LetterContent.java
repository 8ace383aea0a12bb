package uk.rightsdesk.letter;

/**
 * What one letter says, as data: everything that is not in the content is fixed wording, the controller's details or
 * the regulator's.
 */
public sealed interface LetterContent
        permits AcknowledgementContent,
                IdentityEvidenceRequestContent,
                IdentityEvidenceReminderContent,
                IdentityNotVerifiedContent,
                ClarificationRequestContent,
                ClarificationReminderContent,
                ClosedWithoutReplyContent,
                ExtensionNoticeContent,
                ProgressNoteContent,
                FeeNoticeContent,
                RefusalContent,
                WithdrawalContent,
                AccessResponseContent {

    /** Who the letter is to, about which request, and its date. */
    LetterHead head();

    /** What the person asked for, as words that follow "You asked for", such as "a copy of your personal data". */
    String asked();
}
