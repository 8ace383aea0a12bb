package uk.rightsdesk.rights.access;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.download.Archive;
import uk.rightsdesk.delivery.download.LetterSignatures;
import uk.rightsdesk.letter.AccessResponseContent;
import uk.rightsdesk.letter.AccessVolumeContent;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.DataSection;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Volumes;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;

/** The whole answer to a request for access: its letter, the volumes of a long copy, and what lies beside them. */
@Component
class AccessAnswer {

    private final CollectedData collectedData;
    private final AccessResponseLetter letter;
    private final AccessResponseBundle bundle;
    private final LetterDispatch letters;
    private final LetterSignatures signatures;
    private final RequestDeadlines deadlines;

    AccessAnswer(
            CollectedData collectedData,
            AccessResponseLetter letter,
            AccessResponseBundle bundle,
            LetterDispatch letters,
            LetterSignatures signatures,
            RequestDeadlines deadlines) {
        this.collectedData = collectedData;
        this.letter = letter;
        this.bundle = bundle;
        this.letters = letters;
        this.signatures = signatures;
        this.deadlines = deadlines;
    }

    /**
     * @param letter the letter, or where the copy is long the letter of contents
     * @param elements how many elements it gives
     * @param beside adds all else to the archive, the volumes first
     */
    record Written(Letter letter, int elements, Consumer<Archive> beside) {}

    /** As it stands now. Volumes are set one by one as they go into the archive, so that memory does not grow. */
    Written write(Request request) {
        List<CollectedElement> elements = collectedData.disclosed(request.id());
        AnswerTime time = AnswerTime.of(deadlines.of(request).due(), letters.clockReasons(request));
        LetterHead head = letters.head(request);
        AccessResponseContent whole = letter.content(head, request, elements, time);
        List<List<DataSection>> volumes = Volumes.needed(whole.data()) ? Volumes.of(whole.data()) : List.of();
        AccessResponseContent content = volumes.isEmpty() ? whole : whole.inVolumes(volumes, AccessAnswer::fileName);
        return new Written(letters.write(request, (_, _) -> content), elements.size(), archive -> {
            for (int number = 1; number <= volumes.size(); number++) {
                var volume = new AccessVolumeContent(head, number, volumes.size(), volumes.get(number - 1));
                byte[] pdf = letters.write(request, (_, _) -> volume).pdf();
                archive.add(fileName(number), signatures.sign(pdf, head.date()));
            }
            bundle.of(request.id(), content, elements).accept(archive);
        });
    }

    static String fileName(int volume) {
        return "volume-" + volume + ".pdf";
    }
}
