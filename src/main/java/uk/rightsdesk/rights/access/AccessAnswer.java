package uk.rightsdesk.rights.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.download.Archive;
import uk.rightsdesk.delivery.download.LetterSignatures;
import uk.rightsdesk.letter.AccessResponseContent;
import uk.rightsdesk.letter.AccessVolumeContent;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.DataSection;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.letter.Volumes;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.LetterPreview;

/** The whole answer to a request for access: its letter, the volumes of a long copy, and what lies beside them. */
@Component
class AccessAnswer implements LetterPreview {

    private final CollectedData collectedData;
    private final ElementDecisions decisions;
    private final AccessResponseLetter letter;
    private final AccessResponseBundle bundle;
    private final LetterDispatch letters;
    private final LetterSignatures signatures;
    private final RequestDeadlines deadlines;
    private final RequestJournal journal;

    AccessAnswer(
            CollectedData collectedData,
            ElementDecisions decisions,
            AccessResponseLetter letter,
            AccessResponseBundle bundle,
            LetterDispatch letters,
            LetterSignatures signatures,
            RequestDeadlines deadlines,
            RequestJournal journal) {
        this.collectedData = collectedData;
        this.decisions = decisions;
        this.letter = letter;
        this.bundle = bundle;
        this.letters = letters;
        this.signatures = signatures;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /**
     * @param letter the letter, or where the copy is long the letter of contents
     * @param elements how many elements it gives
     * @param beside adds all else to the archive, the volumes first
     */
    record Written(Letter letter, int elements, Consumer<Archive> beside) {}

    /** @param volumes empty where the letter holds the whole copy */
    private record Parts(AccessResponseContent letter, List<AccessVolumeContent> volumes) {}

    private Parts parts(Request request, List<CollectedElement> elements, LetterHead head, List<Reason> clockReasons) {
        AnswerTime time = AnswerTime.of(deadlines.of(request).due(), clockReasons);
        AccessResponseContent whole = letter.content(head, request, elements, time);
        if (!Volumes.needed(whole.data())) {
            return new Parts(whole, List.of());
        }
        List<List<DataSection>> data = Volumes.of(whole.data());
        List<AccessVolumeContent> volumes = IntStream.rangeClosed(1, data.size())
                .mapToObj(number -> new AccessVolumeContent(head, number, data.size(), data.get(number - 1)))
                .toList();
        return new Parts(whole.inVolumes(data, AccessAnswer::fileName), volumes);
    }

    /** As it stands now. Volumes are set one by one as they go into the archive, so that memory does not grow. */
    Written write(Request request) {
        List<CollectedElement> elements = collectedData.disclosed(request.id());
        LetterHead head = letters.head(request);
        Parts parts = parts(request, elements, head, letters.clockReasons(request));
        return new Written(letters.write(request, (_, _) -> parts.letter()), elements.size(), archive -> {
            for (AccessVolumeContent volume : parts.volumes()) {
                byte[] pdf = letters.write(request, (_, _) -> volume).pdf();
                archive.add(fileName(volume.number()), signatures.sign(pdf, head.date()));
            }
            bundle.of(request.id(), parts.letter(), elements).accept(archive);
        });
    }

    @Override
    public boolean writes(Request request, String decision) {
        return decision.equals("ready")
                && request.right() == Right.ACCESS
                && collectedData.report(request.id()).isPresent();
    }

    @Override
    public List<String> documents(Request request) {
        ElementDecisions.Tally tally = decisions.tally(request.id());
        int volumes = Volumes.count(tally.disclosed() + tally.redacted());
        List<String> titles = new ArrayList<>(List.of("The letter"));
        IntStream.rangeClosed(1, volumes).forEach(number -> titles.add("Volume " + number));
        return titles;
    }

    @Override
    public LetterContent content(Request request, int document, LetterHead head, List<Reason> clockReasons) {
        Parts parts = parts(request, collectedData.disclosed(request.id()), head, clockReasons);
        return document == 0 ? parts.letter() : parts.volumes().get(document - 1);
    }

    /** Every decision and every search is an event of its request. */
    @Override
    public Optional<Object> state(Request request) {
        return Optional.of(journal.of(request.id()).size());
    }

    static String fileName(int volume) {
        return "volume-" + volume + ".pdf";
    }
}
