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
                ComplaintAcknowledgementContent,
                ComplaintOutcomeContent,
                MarketingStoppedContent,
                ThirdPartyNoticeContent,
                RecipientNoticeContent,
                InformationResponseContent,
                PortabilityResponseContent,
                PortabilityTransferContent,
                RectificationOutcomeContent,
                RestrictionOutcomeContent,
                RestrictionLiftingContent,
                ObjectionOutcomeContent,
                ErasureOutcomeContent,
                AccessVolumeContent,
                BreachNoticeContent,
                BreachReportContent,
                BreachRegisterContent,
                AccessResponseContent {

    /** Who the letter is to, about which request, and its date. */
    LetterHead head();
}
