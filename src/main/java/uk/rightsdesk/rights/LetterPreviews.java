package uk.rightsdesk.rights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;

/**
 * A letter as it would go now, page by page, for those who decide on it. It is the finished letter, not a likeness of
 * it: what is seen is what is sent.
 */
@Component
@Transactional(readOnly = true)
public class LetterPreviews {

    /** So many documents are kept in memory: staff turn pages. */
    private static final int KEPT = 4;

    private static final int DPI = 100;

    private final List<LetterPreview> previews;
    private final LetterDispatch letters;
    private final Decisions decisions;

    private final Map<State, FutureTask<Shown>> shown = new LinkedHashMap<>(KEPT, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<State, FutureTask<Shown>> eldest) {
            return size() > KEPT;
        }
    };

    LetterPreviews(List<LetterPreview> previews, LetterDispatch letters, Decisions decisions) {
        this.previews = List.copyOf(previews);
        this.letters = letters;
        this.decisions = decisions;
    }

    /** What a document follows from. */
    private record State(RequestId request, int document, Object saying, LetterHead head) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Shown(byte[] pdf, List<String> texts) {}

    /** The titles of what would go, the letter first; empty where no letter can be looked at as things stand. */
    public List<String> documents(Request request) {
        return preview(request).map(preview -> preview.documents(request)).orElse(List.of());
    }

    private Optional<LetterPreview> preview(Request request) {
        String decision = decisions.of(request.id()).stream()
                .filter(taken -> taken.kind() == DecisionKind.REVIEW
                        && taken.confirmedAt().isPresent())
                .reduce((_, last) -> last)
                .map(Decision::code)
                .orElse("ready");
        return previews.stream()
                .filter(preview -> preview.writes(request, decision))
                .findFirst();
    }

    /**
     * What stands on each page, in reading order.
     *
     * @param document from 0
     * @throws uk.rightsdesk.letter.IncompleteLetter when the letter cannot be made yet
     */
    public List<String> pages(Request request, int document) {
        return shown(request, document).texts();
    }

    /**
     * A page as a picture.
     *
     * @param document from 0
     * @param page from 0
     * @return a PNG
     * @throws IndexOutOfBoundsException when there is no such page
     */
    public byte[] picture(Request request, int document, int page) {
        Shown letter = shown(request, document);
        letter.texts().get(page);
        try (PDDocument pdf = Loader.loadPDF(letter.pdf());
                ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(page, DPI, ImageType.RGB), "png", png);
            return png.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a letter of ours cannot be drawn", impossible);
        }
    }

    /** Set once, however many of its pages are asked for at a time. */
    private Shown shown(Request request, int document) {
        LetterPreview preview = preview(request).orElseThrow(IndexOutOfBoundsException::new);
        Objects.checkIndex(document, preview.documents(request).size());
        Object saying = preview.state(request).orElseGet(() -> content(preview, request, document));
        var state = new State(request.id(), document, saying, letters.head(request));
        FutureTask<Shown> letter;
        synchronized (shown) {
            letter = shown.computeIfAbsent(state, _ -> new FutureTask<>(() -> set(preview, request, document)));
        }
        letter.run();
        try {
            return letter.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a letter was set", stopped);
        } catch (ExecutionException failure) {
            synchronized (shown) {
                shown.remove(state);
            }
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
    }

    private LetterContent content(LetterPreview preview, Request request, int document) {
        return preview.content(request, document, letters.head(request), letters.clockReasons(request));
    }

    private Shown set(LetterPreview preview, Request request, int document) throws IOException {
        byte[] pdf = letters.write(request, (_, _) -> content(preview, request, document))
                .pdf();
        List<String> texts = new ArrayList<>();
        try (PDDocument opened = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            for (int page = 1; page <= opened.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(opened).strip());
            }
        }
        return new Shown(pdf, List.copyOf(texts));
    }
}
