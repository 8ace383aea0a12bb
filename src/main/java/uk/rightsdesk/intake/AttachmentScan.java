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
    private final @Nullable Clamd clamd;

    AttachmentScan(CorrespondenceStore store, ScanProperties properties) {
        this.store = store;
        this.clamd = properties.isOn() && properties.clamd() != null
                ? new Clamd(properties.clamd(), properties.clamdTimeout())
                : null;
    }

    /** @throws IOException when clamd gives no verdict */
    void scanPending() throws IOException {
        if (clamd == null) {
            return;
        }
        for (CorrespondenceId id : store.toScan()) {
            byte[] raw = store.raw(id).content();
            for (int position : store.toScan(id)) {
                Optional<byte[]> content = MailParser.attachment(raw, position);
                Clamd.Verdict verdict = content.isEmpty() ? Clamd.Verdict.REFUSED : clamd.scan(content.get());
                store.scanned(id, position, verdict.name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
