package uk.rightsdesk.intake;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.Right;

/**
 * A letter or a call, as a member of staff enters it.
 *
 * @param id made with the empty form: the same form sent twice is one entry
 * @param channel post or telephone
 * @param receivedOn the day the company got it, whoever there got it (UK GDPR Article 12A); null when not given
 * @param name of who wrote or called
 * @param email to answer to; blank when they gave none
 * @param contact postal address or telephone number; blank when they gave none
 * @param text what they wrote or said
 * @param rights those it exercises
 */
public record DeskEntry(
        UUID id,
        Channel channel,
        @Nullable LocalDate receivedOn,
        String name,
        String email,
        String contact,
        String text,
        Set<Right> rights) {

    public DeskEntry {
        name = name.strip();
        email = email.strip();
        contact = contact.strip();
        text = text.strip();
        rights = Set.copyOf(rights);
    }

    /** Without name, address and text, so that none of it reaches a log. */
    @Override
    public String toString() {
        return "DeskEntry[" + id + ", " + channel + "]";
    }
}
