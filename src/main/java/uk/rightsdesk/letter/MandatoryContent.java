package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/** What a letter must say, clause by clause, and the law that asks for it (UK GDPR Articles 12, 12A and 15). */
final class MandatoryContent {

    private static final String TIME = "UK GDPR Article 12A";
    private static final String REFUSAL = "UK GDPR Article 12(4)";
    private static final String FACILITATE = "UK GDPR Article 12(2)";
    private static final String MANIFEST = "UK GDPR Article 12(5)";
    private static final String OTHERS = "DPA 2018 Schedule 2 paragraph 16";
    private static final String COMPLAINT = "Data Protection Act 2018 section 164A";
    private static final String MARKETING = "UK GDPR Article 21(3)";
    private static final String PORTABILITY = "UK GDPR Article 20";
    private static final String RECIPIENTS = "UK GDPR Article 19";
    private static final String IDENTITY = "UK GDPR Article 12(6)";

    private final LocalDate date;
    private final Clauses clauses = new Clauses();

    private MandatoryContent(LocalDate date) {
        this.date = date;
    }

    /**
     * The regulator to name, once everything the letter must say is there.
     *
     * @throws IncompleteLetter naming each clause that is missing
     */
    static Regulator check(String template, LetterContent content, DataController controller, LawOfTheDay law) {
        MandatoryContent mandatory = new MandatoryContent(content.head().date());
        mandatory.head(content.head());
        mandatory.letter(content);
        mandatory.routes(controller, law);
        Regulator regulator = law.regulator();
        if (regulator == null || !mandatory.clauses.missing().isEmpty()) {
            throw new IncompleteLetter(template, mandatory.clauses.missing());
        }
        return regulator;
    }

    private void letter(LetterContent content) {
        switch (content) {
            case AcknowledgementContent letter -> acknowledgement(letter);
            case IdentityEvidenceRequestContent letter -> identityEvidence(letter);
            case IdentityEvidenceReminderContent letter -> identityReminder(letter);
            case IdentityNotVerifiedContent letter -> identityNotVerified(letter);
            case ClarificationRequestContent letter -> clarification(letter);
            case ClarificationReminderContent letter -> clarificationReminder(letter);
            case ClosedWithoutReplyContent letter -> closedWithoutReply(letter);
            case ExtensionNoticeContent letter -> extension(letter);
            case ProgressNoteContent letter -> progress(letter);
            case FeeNoticeContent letter -> fee(letter);
            case RefusalContent letter -> refusal(letter);
            case WithdrawalContent letter -> withdrawal(letter);
            case ComplaintAcknowledgementContent _ -> {}
            case ComplaintOutcomeContent letter -> complaintOutcome(letter);
            case MarketingStoppedContent letter -> marketingStopped(letter);
            case ThirdPartyNoticeContent letter -> thirdParty(letter);
            case RecipientNoticeContent letter -> recipient(letter);
            case PortabilityResponseContent letter -> {
                portability(letter);
                time(letter.time());
            }
            case PortabilityTransferContent letter -> transfer(letter);
            case InformationResponseContent letter -> {
                information(letter);
                time(letter.time());
            }
            case RectificationOutcomeContent letter -> {
                answered(letter.asked(), letter.time());
                MandatoryOutcomes.check(letter, clauses);
            }
            case RestrictionOutcomeContent letter -> {
                answered(letter.asked(), letter.time());
                MandatoryOutcomes.check(letter, clauses);
            }
            case RestrictionLiftingContent letter -> MandatoryOutcomes.check(letter, clauses);
            case ObjectionOutcomeContent letter -> {
                answered(letter.asked(), letter.time());
                MandatoryOutcomes.check(letter, clauses);
            }
            case ErasureOutcomeContent letter -> {
                answered(letter.asked(), letter.time());
                MandatoryOutcomes.check(letter, clauses);
            }
            case AccessVolumeContent letter -> MandatoryAccessResponse.check(letter, clauses);
            case BreachNoticeContent letter -> MandatoryBreach.check(letter, clauses);
            case BreachReportContent letter -> MandatoryBreach.check(letter, clauses);
            case BreachRegisterContent letter -> MandatoryBreach.check(letter, clauses);
            case AccessResponseContent letter -> {
                MandatoryAccessResponse.check(letter, clauses);
                answered(letter.asked(), letter.time());
            }
        }
    }

    private void head(LetterHead head) {
        clauses.text(head.reference(), "reference", "UK GDPR Article 12(1)");
        // A name may be nothing but signs
        clauses.require(!head.addressee().isBlank(), "addressee", "UK GDPR Article 12(1)");
        clauses.require(!head.receivedOn().isAfter(date), "date of receipt not after the letter", TIME);
    }

    private void acknowledgement(AcknowledgementContent letter) {
        asked(letter.asked());
        clauses.reasons(letter.clock(), "how the due date was found", TIME);
        clauses.require(!letter.dueOn().isBefore(letter.head().receivedOn()), "due date", TIME);
    }

    private void identityEvidence(IdentityEvidenceRequestContent letter) {
        asked(letter.asked());
        clauses.texts(letter.doubts(), "reasonable doubts", IDENTITY);
        evidence(letter.evidence(), letter.howToSend());
        clauses.require(letter.replyBy().isAfter(date), "day to reply by", FACILITATE);
        clauses.reasons(letter.clock(), "what asking means for the due date", TIME);
    }

    private void identityReminder(IdentityEvidenceReminderContent letter) {
        asked(letter.asked());
        clauses.require(!letter.askedOn().isAfter(date), "day on which we asked", IDENTITY);
        evidence(letter.evidence(), letter.howToSend());
        clauses.require(letter.replyBy().isAfter(date), "day to reply by", FACILITATE);
        clauses.reasons(letter.clock(), "what asking means for the due date", TIME);
    }

    private void evidence(List<IdentityEvidenceRequestContent.Evidence> evidence, String howToSend) {
        clauses.texts(
                evidence.stream()
                        .map(IdentityEvidenceRequestContent.Evidence::what)
                        .toList(),
                "evidence asked for",
                IDENTITY);
        clauses.text(howToSend, "how to send the evidence", "UK GDPR Article 5(1)(f)");
    }

    private void identityNotVerified(IdentityNotVerifiedContent letter) {
        asked(letter.asked());
        clauses.texts(letter.refused(), "R1 what is refused", REFUSAL);
        clauses.reasons(letter.reasons(), "R2 reasons", REFUSAL);
        provided(letter.provided());
        clauses.text(letter.askingAgain(), "how to ask again", FACILITATE);
    }

    private void clarification(ClarificationRequestContent letter) {
        asked(letter.asked());
        clauses.text(letter.question(), "what we need to know", TIME);
        clauses.text(letter.reason(), "why we reasonably need it", TIME);
        clauses.require(letter.closesOn().isAfter(date), "day of closing without a reply", FACILITATE);
        clauses.reasons(letter.clock(), "what asking means for the due date", TIME);
    }

    private void clarificationReminder(ClarificationReminderContent letter) {
        asked(letter.asked());
        clauses.text(letter.question(), "what we need to know", TIME);
        clauses.require(!letter.askedOn().isAfter(date), "day on which we asked", TIME);
        clauses.require(letter.closesOn().isAfter(date), "day of closing without a reply", FACILITATE);
        clauses.reasons(letter.clock(), "what asking means for the due date", TIME);
    }

    private void closedWithoutReply(ClosedWithoutReplyContent letter) {
        asked(letter.asked());
        boolean askedThenWaited = !letter.askedOn().isAfter(letter.waitedUntil())
                && !letter.waitedUntil().isAfter(date);
        clauses.require(askedThenWaited, "R2 when we asked and how long we waited", REFUSAL);
    }

    private void extension(ExtensionNoticeContent letter) {
        asked(letter.asked());
        clauses.text(letter.reasons(), "reasons for the delay", TIME);
        clauses.require(!date.isAfter(letter.noticeDeadline()), "notice before the first month ends", TIME);
        clauses.require(letter.dueOn().isAfter(date), "due date", TIME);
        clauses.reasons(letter.clock(), "how the due date was found", TIME);
    }

    private void progress(ProgressNoteContent letter) {
        asked(letter.asked());
        boolean paused = letter.standing() == ProgressNoteContent.Standing.PAUSED;
        if (paused) {
            clauses.text(letter.openQuestion(), "what we need to know", TIME);
        }
        clauses.reasons(letter.clock(), "how the due date was found", TIME);
    }

    private void fee(FeeNoticeContent letter) {
        asked(letter.asked());
        clauses.text(letter.evidence(), "evidence for the ground of the fee", MANIFEST);
        clauses.require(!letter.costs().isEmpty(), "itemised costs", MANIFEST);
        letter.costs().forEach(cost -> {
            clauses.text(cost.what(), "itemised costs", MANIFEST);
            clauses.require(cost.pence() > 0, "amount of a cost", MANIFEST);
        });
        clauses.text(letter.howToPay(), "how to pay", FACILITATE);
        clauses.text(letter.paymentReference(), "reference for the payment", FACILITATE);
        clauses.require(letter.closesOn().isAfter(date), "day of closing without a payment", FACILITATE);
        clauses.reasons(letter.clock(), "what the fee means for the due date", TIME);
    }

    private void refusal(RefusalContent letter) {
        asked(letter.asked());
        clauses.require(!letter.grounds().isEmpty(), "R2 grounds", REFUSAL);
        letter.grounds().forEach(ground -> {
            clauses.text(ground.reason(), "R2 reasons", REFUSAL);
            if (ground.ground() != RefusalGround.EXEMPTION) {
                clauses.text(ground.evidence(), "evidence that it is manifest", MANIFEST);
            }
        });
        provided(letter.provided());
        time(letter.time());
    }

    private void withdrawal(WithdrawalContent letter) {
        asked(letter.asked());
        clauses.require(!letter.withdrawnOn().isAfter(date), "day of withdrawal", FACILITATE);
    }

    private void complaintOutcome(ComplaintOutcomeContent letter) {
        clauses.require(!letter.issues().isEmpty(), "the issues", COMPLAINT);
        letter.issues().forEach(issue -> {
            clauses.text(issue.what(), "what was complained of", COMPLAINT);
            clauses.text(issue.finding(), "what was found", COMPLAINT);
            clauses.text(issue.change(), "what was done or changed", COMPLAINT);
        });
    }

    private void marketingStopped(MarketingStoppedContent letter) {
        clauses.text(letter.contact(), "who gets no marketing any more", MARKETING);
        clauses.require(!letter.stoppedOn().isAfter(date), "day from which it stopped", MARKETING);
    }

    private void portability(PortabilityResponseContent letter) {
        asked(letter.asked());
        PortabilityResponseContent.Transfer transfer = letter.transfer();
        if (transfer == null || !transfer.failure().isBlank()) {
            clauses.texts(letter.files(), "the data, or where they went", PORTABILITY);
        }
        if (transfer != null) {
            clauses.text(transfer.recipient(), "to whom the data went", PORTABILITY);
            clauses.require(
                    transfer.failure().isBlank() != transfer.receipt().isBlank(),
                    "what shows that they went, or why they could not",
                    PORTABILITY);
        }
    }

    private void transfer(PortabilityTransferContent letter) {
        clauses.require(!letter.person().isBlank(), "whose data they are", PORTABILITY);
        clauses.texts(letter.files(), "what the recipient has", PORTABILITY);
    }

    private void information(InformationResponseContent letter) {
        asked(letter.asked());
        clauses.texts(
                letter.notice().stream()
                        .flatMap(version -> version.parts().stream())
                        .map(NoticePart::heading)
                        .toList(),
                "the notice in force on that day",
                "UK GDPR Articles 13 and 14");
        clauses.require(!letter.asOf().isAfter(date), "a day of the notice not after the letter", FACILITATE);
    }

    private void recipient(RecipientNoticeContent letter) {
        clauses.texts(
                letter.shared().stream()
                        .map(RecipientNoticeContent.Shared::reference)
                        .toList(),
                "which data the recipient was sent",
                RECIPIENTS);
        clauses.require(letter.replyBy().isAfter(date), "day to answer by", RECIPIENTS);
        clauses.require(
                letter.kind() == NoticeKind.RECTIFIED || letter.corrections().isEmpty(),
                "no correction where nothing was rectified",
                "UK GDPR Article 5(1)(c)");
    }

    private void thirdParty(ThirdPartyNoticeContent letter) {
        clauses.texts(letter.passages(), "what would be shared", OTHERS);
        clauses.require(letter.replyBy().isAfter(date), "day to reply by", OTHERS);
    }

    private void asked(String asked) {
        clauses.text(asked, "what was asked", FACILITATE);
    }

    private void provided(Answer<String> provided) {
        clauses.answer(provided, "R6 what is provided", REFUSAL);
        provided.items().forEach(item -> clauses.text(item, "R6 what is provided", REFUSAL));
    }

    private void answered(String asked, AnswerTime time) {
        asked(asked);
        time(time);
    }

    private void time(AnswerTime time) {
        clauses.reasons(time.clock(), "how the due date was found", TIME);
    }

    /** R3, R4, R5 and R8: where to complain, the court, and how to reach us. */
    private void routes(DataController controller, LawOfTheDay law) {
        clauses.text(controller.name(), "R8 name of the controller", "UK GDPR Article 13(1)(a)");
        clauses.text(controller.email(), "R8 contact by email", FACILITATE);
        clauses.texts(
                controller.address(), "R3 a way to complain other than by electronic form", "DPA 2018 section 164A");
        clauses.require(law.regulator() != null, "R4 regulator", "UK GDPR Articles 12(4) and 15(1)(f)");
        law.gaps().forEach(id -> clauses.require(false, "wording '" + id + "' in force", "letters/wording.yaml"));
    }
}
