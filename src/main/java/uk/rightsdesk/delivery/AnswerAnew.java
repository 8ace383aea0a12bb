package uk.rightsdesk.delivery;

import java.util.Optional;
import java.util.UUID;
import uk.rightsdesk.request.RequestId;

/** Asked when an answer is to be sent again. */
public interface AnswerAnew {

    /**
     * Writes the email of an answer anew where the one that was written must not go, for it bears another address than
     * the request has now; in the transaction of the caller.
     *
     * @param failed the email that was written
     * @return id of the new email, not yet sent; empty where the one that was written may go again
     */
    Optional<UUID> inPlaceOf(RequestId request, SentMail failed);
}
