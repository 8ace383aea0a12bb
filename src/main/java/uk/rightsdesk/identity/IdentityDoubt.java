package uk.rightsdesk.identity;

import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.request.Request;

/** What the acknowledgement says of identity, before the decision table {@code identity-evidence} decides it. */
@Component
public class IdentityDoubt {

    private final SubjectSearch subjects;

    IdentityDoubt(SubjectSearch subjects) {
        this.subjects = subjects;
    }

    /**
     * Whether the requester may still be asked who they are (UK GDPR Article 12(6)). No, where the message surely came
     * from its address and every system knows one person at most by it; a system that cannot say leaves the question
     * open, because an acknowledgement waits for none.
     */
    public boolean mayArise(Request request) {
        if (!request.senderAuthenticated()) {
            return true;
        }
        try {
            return SenderMatch.of(subjects.find(Identifier.email(request.requesterAddress()))) != SenderMatch.ONE;
        } catch (SystemOfRecordUnavailable down) {
            return true;
        }
    }
}
