package uk.rightsdesk.rights.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/**
 * The letter of an answer as it would go now, page by page, for those who decide on it. It is the finished letter, not
 * a likeness of it: what is seen is what is sent.
 */
@Component
@Transactional(readOnly = true)
public class AnswerPreview {

    /** So many letters are kept in memory: staff turn pages. */
    private static final int KEPT = 3;

    private static final int DPI = 100;

    private final AccessAnswer answer;
    private final RequestJournal journal;
    private final Clock clock;

    private final Map<State, FutureTask<Shown>> shown = new LinkedHashMap<>(KEPT, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<State, FutureTask<Shown>> eldest) {
            return size() > KEPT;
        }
    };

    AnswerPreview(AccessAnswer answer, RequestJournal journal, Clock clock) {
        this.answer = answer;
        this.journal = journal;
        this.clock = clock;
    }

    /** What a letter follows from: every decision and every search is an event of its request. */
    private record State(RequestId request, int events, LocalDate day) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Shown(byte[] pdf, List<String> texts) {}

    /**
     * What stands on each page, in reading order.
     *
     * @throws uk.rightsdesk.letter.IncompleteLetter when the letter cannot be made yet
     */
    public List<String> pages(Request request) {
        return letter(request).texts();
    }

    /**
     * A page as a picture.
     *
     * @param page from 0
     * @return a PNG
     * @throws IndexOutOfBoundsException when there is no such page
     */
    public byte[] picture(Request request, int page) {
        Shown letter = letter(request);
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
    private Shown letter(Request request) {
        var state = new State(request.id(), journal.of(request.id()).size(), StatutoryClock.dateOf(clock.instant()));
        FutureTask<Shown> letter;
        synchronized (shown) {
            letter = shown.computeIfAbsent(state, _ -> new FutureTask<>(() -> set(request)));
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

    private Shown set(Request request) throws IOException {
        byte[] pdf = answer.write(request).letter().pdf();
        List<String> texts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(document).strip());
            }
        }
        return new Shown(pdf, List.copyOf(texts));
    }
}
