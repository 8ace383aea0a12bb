package uk.rightsdesk.intake;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.intake.message.MailParser;

/** Has attachments scanned. What has no verdict stays unseen and is asked about again at the next sweep. */
@Component
class AttachmentScan {

    private final CorrespondenceStore store;
    private final AttachmentStore attachments;
    private final @Nullable Clamd clamd;

    AttachmentScan(CorrespondenceStore store, AttachmentStore attachments, ScanProperties properties) {
        this.store = store;
        this.attachments = attachments;
        this.clamd = properties.isOn() && properties.clamd() != null
                ? new Clamd(properties.clamd(), properties.clamdTimeout())
                : null;
    }

    /** @throws IOException when clamd gives no verdict */
    void scanPending() throws IOException {
        if (clamd == null) {
            return;
        }
        for (CorrespondenceId id : attachments.toScan()) {
            byte[] raw = store.raw(id).content();
            for (int position : attachments.toScan(id)) {
                Optional<byte[]> content = MailParser.attachment(raw, position);
                Clamd.Verdict verdict = content.isEmpty() ? Clamd.Verdict.REFUSED : clamd.scan(content.get());
                attachments.scanned(id, position, verdict.name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
