package uk.rightsdesk.desk;

import java.util.List;
import org.springframework.ui.Model;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;

/**
 * What staff look at and decide in the review of one right, and the second person in its approval. Each right with a
 * process has one; what is decided is stored by the right's own package, by pages of its own that the fragment links to
 * or posts to.
 */
interface ReviewMatter {

    Right right();

    /**
     * The template whose fragment {@code matter} both pages show. Beside what {@link #show} adds, the model holds
     * {@code view}, the request, {@code messages}, what the requester wrote, and {@code deciding}, whether this is the
     * review: the approval only reads.
     */
    String template();

    /** Adds what the fragment shows. */
    void show(Model model, RequestId request);

    /** What must be done before the review may be passed on as ready, in sentences for staff; empty where nothing. */
    default List<String> missing(RequestId request) {
        return List.of();
    }

    /** What the second person must look at before they may approve, in sentences; empty where nothing. */
    default List<String> unseen(RequestId request) {
        return List.of();
    }
}
