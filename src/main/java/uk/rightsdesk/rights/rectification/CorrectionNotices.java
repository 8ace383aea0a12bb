package uk.rightsdesk.rights.rectification;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.letter.RecipientNoticeContent.Correction;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.rights.rectification.RectificationItem.Decision;

/**
 * What those who received the data are told of a correction (UK GDPR Article 19): only of data that they receive by the
 * data map, and no new way to reach the person, which may not have been among what they were sent.
 */
@Component
class CorrectionNotices {

    private static final String ASK = "It was corrected. Ask us for it if it was among what you were sent.";

    private final Recipients recipients;
    private final CorrectableColumns columns;

    CorrectionNotices(Recipients recipients, CorrectableColumns columns) {
        this.recipients = recipients;
        this.columns = columns;
    }

    /** Nothing changed, so nobody is told. */
    void nobody(Request request) {
        recipients.note(request, List.of());
    }

    void note(Request request, List<SubjectMatch> people, List<RectificationItem> changes) {
        List<Correction> corrections = changes.stream()
                .filter(item -> columns.isDisclosed(item.datum()))
                .map(this::correction)
                .toList();
        recipients.note(request, corrections.isEmpty() ? List.of() : people);
        recipients.correct(request.id(), corrections);
    }

    private Correction correction(RectificationItem item) {
        String value = Objects.requireNonNull(item.verdict().value());
        return new Correction(
                item.claim().what(),
                item.verdict().decision() == Decision.CORRECT && columns.isContact(item.datum()) ? ASK : value);
    }
}
