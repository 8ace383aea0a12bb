package uk.rightsdesk.rights.restriction;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.access.CollectedData;

/** Sets a restriction and notes who received the data: they are told of it (UK GDPR Article 19). */
@Component
public class RestrictionWithRecipients {

    private final Restrictions restrictions;
    private final Recipients recipients;
    private final CollectedData collected;
    private final Requests requests;

    RestrictionWithRecipients(
            Restrictions restrictions, Recipients recipients, CollectedData collected, Requests requests) {
        this.restrictions = restrictions;
        this.recipients = recipients;
        this.collected = collected;
        this.requests = requests;
    }

    /**
     * Brings what was granted into force; where nothing is in force then, nobody is noted.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails: then it is not in force
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(RequestId id) {
        restrictions.set(id);
        Request request = requests.get(id);
        boolean inForce = restrictions.of(id).filter(Restriction::inForce).isPresent();
        recipients.note(request, inForce ? collected.people(request) : List.of());
    }
}
