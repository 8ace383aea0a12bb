package uk.rightsdesk.intake;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;

/** Rights that are found in a message after it has opened a request: their requests are siblings of the first. */
@Component
public class FurtherRequests {

    private final CorrespondenceStore store;
    private final RequestOpening opening;

    FurtherRequests(CorrespondenceStore store, RequestOpening opening) {
        this.store = store;
        this.opening = opening;
    }

    /** Opens them from the message that opened this request; what it opened before is not opened again. */
    @Transactional
    public void open(Request request, Set<Right> rights) {
        opening.openBeside(store.get(new CorrespondenceId(request.correspondenceId())), rights);
    }
}
