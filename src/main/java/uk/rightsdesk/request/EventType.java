package uk.rightsdesk.request;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.LedgerEntry;

/** What can happen to a request. Some happenings move the statutory clock: those name the ledger entry they are. */
public enum EventType {
    RECEIVED("Request received", LedgerEntry.Kind.RECEIVED),
    PROCESS_BOUND("Process started", null),
    ACKNOWLEDGEMENT_QUEUED("Acknowledgement written", null),
    SENDER_ASSESSED("Sender compared with the accounts held", null),
    IDENTITY_ASKED("Evidence of identity asked for", LedgerEntry.Kind.IDENTITY_ASKED),
    EVIDENCE_REMINDED("Reminded of the evidence asked for", null),
    IDENTITY_RECEIVED("Evidence of identity received", LedgerEntry.Kind.IDENTITY_RECEIVED),
    IDENTITY_DOUBTED("Identity not certain: a person weighs it", null),
    AUTHORITY_ASKED("Proof of authority asked for", LedgerEntry.Kind.AUTHORITY_ASKED),
    AUTHORITY_RECEIVED("Proof of authority received", LedgerEntry.Kind.AUTHORITY_RECEIVED),
    IDENTITY_VERIFIED("Identity accepted", null),
    IDENTITY_NOT_VERIFIED("Identity not verified", null),
    CODE_SENT("Code sent to the address held", null),
    CODE_NOT_NEEDED("No code needed", null),
    CODE_GIVEN("Confirmed with the code", null),
    CODE_REFUSED("Wrong code given", null),
    CODE_DECIDED("Decision without the code", null),
    CLARIFICATION_ASKED("Asked what is meant", LedgerEntry.Kind.CLARIFICATION_ASKED),
    CLARIFICATION_REMINDED("Reminded of our question", null),
    CLARIFICATION_RECEIVED("Answer to our question received", LedgerEntry.Kind.CLARIFICATION_ANSWERED),
    EXTENDED("Period extended", LedgerEntry.Kind.EXTENDED),
    FEE_ASKED("Fee asked for", LedgerEntry.Kind.FEE_ASKED),
    FEE_PAID("Fee paid", LedgerEntry.Kind.FEE_PAID),
    FEE_WAIVED("Fee waived", LedgerEntry.Kind.FEE_WAIVED),
    PROGRESS_NOTE_SENT("Progress note written", null),
    WITHDRAWN("Request withdrawn", null),
    REFUSAL_SENT("Refusal written", null),
    NO_REPLY_NOTICE_SENT("Notice of closing without a reply written", null),
    EVIDENCE_DELETED("Evidence of identity deleted", null),
    REPLY_RECEIVED("Message received from the requester", null),
    DATA_COLLECTED("Personal data collected", null),
    ELEMENTS_DECIDED("Decision what to disclose", null),
    RECTIFICATION_ITEM_RECORDED("Recorded what is said to be wrong", null),
    RECTIFICATION_ITEM_DECIDED("Decision what becomes of a datum", null),
    RECTIFICATION_ITEM_REMOVED("Taken out: recorded in error", null),
    DATA_CORRECTED("Data corrected", null),
    CORRECTION_NOT_TAKEN("Correction not taken by a system of record", null),
    RESTRICTION_DECIDED("Decision whether to restrict use", null),
    RESTRICTION_SET("Use restricted", null),
    RESTRICTION_ENDING("Decision to end the restriction", null),
    RESTRICTION_ENDING_TOLD("Told before the restriction is lifted", null),
    RESTRICTION_LIFTED("Restriction lifted", null),
    OBJECTION_DECIDED("Decision on the objection to a purpose", null),
    PURPOSE_STOPPED("Use for a purpose stopped", null),
    CONSENT_WITHDRAWN("Consent withdrawn", null),
    REVIEWED("Review of what was found", null),
    APPROVAL_DECIDED("Decision of the second person", null),
    DISCLOSURE_STOPPED("Answer stopped: it held something that was kept back", null),
    COMPLAINT_RECEIVED("Complaint about this received", null),
    COMPLAINT_ANSWERED("Outcome of the complaint written", null),
    MARKETING_STOPPED("Direct marketing stopped", null),
    RESPONSE_PREPARED("Answer prepared", null),
    ERASURE_NOTED("Noted about the erasure", null),
    ERASURE_WAITS("Erasure waits for the request for access", null),
    ERASURE_PLANNED("Erasure planned", null),
    ERASED("Personal data erased", null),
    ERASED_BY_HAND("Erasure by hand", null),
    MESSAGE_SENT("Message sent", null),
    MESSAGE_FAILED("Message could not be delivered", null),
    MESSAGE_RETURNED("Message came back from a mail server", null),
    DELIVERY_DECIDED("Decision on a failed delivery", null),
    LETTER_ATTENDED("Failed letter seen to by staff", null),
    LETTER_SENT_AGAIN("Failed letter sent again by staff", null),
    DELIVERY_CHANNEL_CHOSEN("Chosen how the answer goes", null),
    ANSWER_PASSWORD_TOLD("Password of the answer shown to staff to be told", null),
    WRONG_RECIPIENT("Sent to the wrong recipient: stopped", null),
    REDIRECTION_PROPOSED("Proposed the right address after the wrong one", null),
    REDIRECTION_AGREED("Agreed to the right address as a second person", null),
    DOWNLOAD_LINK_ISSUED("Download link issued", null),
    DOWNLOAD_PAGE_SEEN("Download page opened", null),
    DOWNLOAD_REFUSED("Download refused", null),
    DOWNLOAD_UNLOCKED("Download unlocked with the code", null),
    DOWNLOADED("Answer fetched", null),
    BUNDLE_DELETED("Answer deleted after its period", null),
    TO_WORK_BY_HAND("To be worked by hand", null),
    ANSWERED_BY_HAND("Answer given by hand", null),
    REMINDER("Reminder: the due date is near", null),
    REMINDER_SKIPPED("Reminder skipped: its time passed unseen", null),
    OVERDUE("Overdue: the due date has passed", null),
    TRANSFER_CHOSEN("Recorded to whom the data go", null),
    TRANSFER_CLEARED("Decided that data may leave the UK and the EEA", null),
    DATA_TRANSFERRED("Data sent to whom the person named", null),
    TRANSFER_FAILED("Data could not be sent to whom the person named", null),
    NOTICE_CHOSEN("Day of the notice chosen", null),
    THIRD_PARTY_ASKED("Asked another person whether what is about them may be given", null),
    THIRD_PARTY_REMINDED("Asked another person once more", null),
    THIRD_PARTY_ANSWERED("Another person answered", null),
    THIRD_PARTY_SILENT("Another person did not answer in time", null),
    RECIPIENTS_NOTED("Noted who received the data", null),
    RECIPIENT_DECIDED("Decision on a recipient that no email reaches", null),
    RECIPIENTS_TOLD("Recipients told", null),
    RECIPIENT_REPLIED("Email of a recipient received", null),
    RECIPIENT_ANSWERED("A recipient answered", null),
    RECIPIENTS_REMINDED("Recipients reminded", null),
    RECIPIENTS_SILENT("Recipients did not answer in time", null),
    BREACH_SUSPECTED("A breach was raised about this", null),
    BREACH_RAISED("Breach raised", null),
    BREACH_FACTS_RECORDED("Facts of the breach recorded", null),
    BREACH_ASSESSED("Breach assessed", null),
    BREACH_DECIDED("Decided whom to tell of the breach", null),
    BREACH_AGREED("Second person on telling fewer than the table says", null),
    BREACH_ALERTED("Staff alerted: the 72 hours run", null),
    BREACH_REPORT_MADE("Report to the regulator made", null),
    BREACH_REPORTED("Report sent to the regulator", null),
    BREACH_AFFECTED_CHOSEN("Decided who is written to about the breach", null),
    BREACH_NOTICE_OPENED("Letters to the people affected begun", null),
    BREACH_PERSON_REACHED("A person reached in another way", null),
    BREACH_CLOSED("Breach closed", null),
    CLOSED("Request closed", null),
    OPENED_AGAIN("Request opened again by a reply", null);

    private final String title;
    private final LedgerEntry.@Nullable Kind ledgerKind;

    EventType(String title, LedgerEntry.@Nullable Kind ledgerKind) {
        this.title = title;
        this.ledgerKind = ledgerKind;
    }

    /** A heading for the timeline on the desk. */
    public String title() {
        return title;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<LedgerEntry.Kind> ledgerKind() {
        return Optional.ofNullable(ledgerKind);
    }
}
