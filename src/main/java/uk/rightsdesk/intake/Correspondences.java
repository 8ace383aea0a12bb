package uk.rightsdesk.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.Conversations;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.intake.message.MailParser;
import uk.rightsdesk.request.RequestId;

/** Incoming messages, for those who show them or answer them. */
@Component
@Transactional(readOnly = true)
public class Correspondences implements Conversations {

    /**
     * Words that a rule of the classifier matched.
     *
     * @param right code of the right they speak for, or {@code hint}
     * @param words of the message
     */
    public record MatchedWords(String right, String words, int weight) {}

    private final CorrespondenceStore store;
    private final AttachmentStore attachments;
    private final FindingStore findings;

    Correspondences(CorrespondenceStore store, AttachmentStore attachments, FindingStore findings) {
        this.store = store;
        this.attachments = attachments;
        this.findings = findings;
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is no such message */
    public Correspondence get(CorrespondenceId id) {
        return store.get(id);
    }

    /** The messages of a request, oldest first: the one that opened it and those that joined it. */
    public List<Correspondence> of(RequestId request) {
        return store.of(request);
    }

    /** The newest first, 500 at most. */
    public List<Correspondence> newest() {
        return store.newest(500);
    }

    /** The files that came with a message, in its order. */
    public List<AttachedFile> attachments(CorrespondenceId id) {
        return attachments.of(id);
    }

    /**
     * The content of a file that came with a message.
     *
     * @return empty when there is no such file, or when it may not be shown
     */
    public Optional<byte[]> attachment(CorrespondenceId id, int position) {
        return attachments.of(id).stream()
                .filter(file -> file.position() == position && file.isVisible())
                .findFirst()
                .flatMap(file -> MailParser.attachment(store.raw(id).content(), position));
    }

    /** The words that made the classifier say what it said. */
    public List<MatchedWords> matchedWords(CorrespondenceId id) {
        return findings.of(id).stream()
                .map(finding -> new MatchedWords(finding.right(), finding.words(), finding.weight()))
                .toList();
    }

    @Override
    public MailThread threadOf(RequestId request) {
        return store.of(request).stream()
                .filter(message -> message.state() == CorrespondenceState.OPENED)
                .findFirst()
                .map(Correspondence::threadOfAnswer)
                .orElse(MailThread.NONE);
    }
}
