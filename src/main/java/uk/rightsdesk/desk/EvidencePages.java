package uk.rightsdesk.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.intake.AttachedFile;
import uk.rightsdesk.intake.Correspondence;
import uk.rightsdesk.intake.Correspondences;
import uk.rightsdesk.intake.EvidenceFiles;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Shows the messages of a request with their files, which may be evidence of identity. */
@Component
class EvidencePages {

    private final Correspondences correspondences;
    private final EvidenceFiles files;
    private final RequestJournal journal;

    EvidencePages(Correspondences correspondences, EvidenceFiles files, RequestJournal journal) {
        this.correspondences = correspondences;
        this.files = files;
        this.journal = journal;
    }

    /**
     * @param evidence whether it came after evidence was asked for
     * @param gone whether its files were evidence and are deleted
     */
    record MessageView(
            String id, String title, String at, String text, boolean evidence, boolean gone, List<FileView> files) {}

    /** @param pages how many pages can be shown as pictures; 0 when it can only be downloaded, -1 when neither */
    record FileView(String name, String type, String size, String url, int pages) {}

    /** Oldest first. */
    List<MessageView> of(RequestId request) {
        Instant asked = journal.of(request).stream()
                .filter(event -> event.type() == EventType.IDENTITY_ASKED || event.type() == EventType.AUTHORITY_ASKED)
                .map(RequestEvent::occurredAt)
                .findFirst()
                .orElse(Instant.MAX);
        return correspondences.of(request).stream()
                .map(message -> view(request, message, asked))
                .toList();
    }

    private MessageView view(RequestId request, Correspondence message, Instant asked) {
        RequestPages.MessageView shown = RequestPages.message(message);
        boolean gone = files.isTakenOut(message.id());
        return new MessageView(
                message.id().toString(),
                shown.title(),
                shown.at(),
                shown.text(),
                !message.receivedAt().isBefore(asked),
                gone,
                gone ? List.of() : files(request, message));
    }

    private List<FileView> files(RequestId request, Correspondence message) {
        List<FileView> views = new ArrayList<>();
        for (AttachedFile file : correspondences.attachments(message.id())) {
            int position = file.position();
            String name = file.filename();
            boolean visible = file.isVisible();
            views.add(new FileView(
                    (name == null ? "(no name)" : name)
                            + (visible ? "" : ": withheld until the virus scanner finds it clean"),
                    file.detectedType(),
                    file.sizeBytes() / 1024 + " KB",
                    "/tasks/evidence/%s/%s/%d".formatted(request, message.id(), position),
                    visible
                            ? files.content(message.id(), position)
                                    .map(SafePicture::pages)
                                    .orElse(0)
                            : -1));
        }
        return views;
    }
}
