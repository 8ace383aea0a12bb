package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;
import org.jsoup.nodes.Document;
import org.springframework.stereotype.Component;

/** Produces letters: what is said comes from the content, how it is said from the templates and the dated wording. */
@Component
public class Letters {

    private final DataController controller;
    private final LawBook lawBook;
    private final Templates templates;
    private final Typesetter typesetter = new Typesetter();

    Letters(DataController controller, LegalData legalData) {
        this.controller = controller;
        this.lawBook = new LawBook(legalData);
        this.templates = new Templates(legalData);
    }

    /**
     * The letter that says this content. The same content gives the same bytes.
     *
     * @throws IncompleteLetter if content that the law asks for is missing
     */
    public Letter render(LetterContent content) {
        return render(content, Print.STANDARD);
    }

    /**
     * The letter that says this content, printed as large as its reader needs it.
     *
     * @throws IncompleteLetter if content that the law asks for is missing
     */
    public Letter render(LetterContent content, Print print) {
        String template = template(content);
        LawOfTheDay law = lawBook.on(content.head().date());
        Regulator regulator = MandatoryContent.check(template, content, controller, law);
        Document page = templates.fill(template, content, print, controller, regulator, law);
        String text = PlainText.of(page);
        page.select(".text-only").remove();
        Outline.into(page);
        return new Letter(
                template,
                templates.version(template),
                typesetter.typeset(page, content.head().date(), attachments(content)),
                text,
                page.title() + " [" + content.head().reference() + "]");
    }

    /**
     * What a person may do besides, in the wording in force on a day, for an answer that is no letter.
     *
     * @param date in Europe/London
     * @throws IllegalStateException if no one regulator is in force on that day
     */
    public Remedies remedies(LocalDate date) {
        LawOfTheDay law = lawBook.on(date);
        Regulator regulator = regulator(law, date);
        return Remedies.of(new Phrases(law, controller, regulator), regulator);
    }

    private static Regulator regulator(LawOfTheDay law, LocalDate date) {
        Regulator regulator = law.regulator();
        if (regulator == null) {
            throw new IllegalStateException("no one regulator in force on " + date);
        }
        return regulator;
    }

    /**
     * The name of the regulator in force on a day.
     *
     * @param date in Europe/London
     * @throws IllegalStateException if no one regulator is in force on that day
     */
    public String regulatorOn(LocalDate date) {
        return regulator(lawBook.on(date), date).name();
    }

    static String template(LetterContent content) {
        return switch (content) {
            case AcknowledgementContent _ -> "acknowledgement";
            case IdentityEvidenceRequestContent _ -> "identity-evidence-request";
            case IdentityEvidenceReminderContent _ -> "identity-evidence-reminder";
            case IdentityNotVerifiedContent _ -> "identity-not-verified";
            case ClarificationRequestContent _ -> "clarification-request";
            case ClarificationReminderContent _ -> "clarification-reminder";
            case ClosedWithoutReplyContent _ -> "closed-without-reply";
            case ExtensionNoticeContent _ -> "extension-notice";
            case ProgressNoteContent _ -> "progress-note";
            case FeeNoticeContent _ -> "fee-notice";
            case RefusalContent _ -> "refusal";
            case WithdrawalContent _ -> "withdrawal";
            case ComplaintAcknowledgementContent _ -> "complaint-acknowledgement";
            case ComplaintOutcomeContent _ -> "complaint-outcome";
            case MarketingStoppedContent _ -> "marketing-stopped";
            case ThirdPartyNoticeContent _ -> "third-party-notice";
            case RecipientNoticeContent _ -> "recipient-notice";
            case InformationResponseContent _ -> "information-response";
            case PortabilityResponseContent _ -> "portability-response";
            case PortabilityTransferContent _ -> "portability-transfer";
            case RectificationOutcomeContent _ -> "rectification-outcome";
            case RestrictionOutcomeContent _ -> "restriction-outcome";
            case RestrictionLiftingContent _ -> "restriction-lifting";
            case ObjectionOutcomeContent _ -> "objection-outcome";
            case ErasureOutcomeContent _ -> "erasure-outcome";
            case AccessVolumeContent _ -> "access-volume";
            case BreachNoticeContent _ -> "breach-notice";
            case BreachReportContent _ -> "breach-report";
            case BreachRegisterContent _ -> "breach-register";
            case AccessResponseContent _ -> "access-response";
        };
    }

    private static List<Attachment> attachments(LetterContent content) {
        return content instanceof AccessResponseContent response ? response.attachments() : List.of();
    }
}
