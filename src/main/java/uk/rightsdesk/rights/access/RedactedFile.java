package uk.rightsdesk.rights.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.redaction.RedactedPages;
import uk.rightsdesk.redaction.RedactedText;
import uk.rightsdesk.redaction.Redaction;

/** A file without what is redacted of its pages and its name; as the system holds it where nothing is. */
@Component
class RedactedFile {

    private final Exemptions exemptions;

    RedactedFile(Exemptions exemptions) {
        this.exemptions = exemptions;
    }

    CollectedFile of(CollectedFile file, List<Redacted> redacted) {
        List<Redaction.Box> boxes = new ArrayList<>();
        List<RedactedText.Marked> words = new ArrayList<>();
        for (Redacted one : redacted) {
            switch (one.redaction()) {
                case Redaction.Box box when box.column().equals(file.column()) -> boxes.add(box);
                case Redaction.Words(String text) -> words.add(new RedactedText.Marked(text, exemptions.mark(one)));
                case Redaction.Box _, Redaction.Whole _ -> {}
            }
        }
        String name = name(file.fileName(), words);
        if (boxes.isEmpty()) {
            return new CollectedFile(file.position(), file.column(), name, file.mediaType(), file.content());
        }
        RedactedPages.Rebuilt rebuilt = RedactedPages.of(file.content(), boxes);
        return new CollectedFile(file.position(), file.column(), name, rebuilt.mediaType(), rebuilt.content());
    }

    private static @Nullable String name(@Nullable String name, List<RedactedText.Marked> words) {
        return name == null ? null : RedactedText.of(words).applyTo(name);
    }
}
