package uk.rightsdesk.rights.erasure;

import java.time.Instant;
import uk.rightsdesk.datamap.KeptRow;

/**
 * A row that an officer keeps out of an erasure (UK GDPR Article 17(3)).
 *
 * @param reasons by staff; empty where the key of the request is destroyed
 * @param keptBy user name of the member of staff
 */
public record KeptByOfficer(KeptRow row, String reasons, String keptBy, Instant keptAt) {

    /** Without the reasons. */
    @Override
    public String toString() {
        return "KeptByOfficer[" + row + "]";
    }
}
