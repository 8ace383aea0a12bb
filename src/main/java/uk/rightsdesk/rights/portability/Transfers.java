package uk.rightsdesk.rights.portability;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.outbox.PermanentFailure;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.rights.access.ElementDecisions;

/** To whom else a person's data go, as staff decide it in the review. */
@Component
@Transactional
public class Transfers {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;:<>()\"]+@[^\\s@,;:<>()\"]+\\.[^\\s@,;:<>()\"]+");
    private static final int LONGEST = 1_000;

    private final TransferStore store;
    private final ElementDecisions decisions;
    private final PortabilityProperties properties;
    private final RequestJournal journal;
    private final Clock clock;

    Transfers(
            TransferStore store,
            ElementDecisions decisions,
            PortabilityProperties properties,
            RequestJournal journal,
            Clock clock) {
        this.store = store;
        this.decisions = decisions;
        this.properties = properties;
        this.journal = journal;
        this.clock = clock;
    }

    /** What was recorded; empty where the data go to the person only. */
    @Transactional(readOnly = true)
    public Optional<Transfer> of(RequestId request) {
        return store.of(request);
    }

    /** The hosts to which data may be uploaded. */
    public List<String> uploadHosts() {
        return properties.uploadHosts();
    }

    /**
     * Records to whom the person wants the data sent, in place of an earlier choice and of what was decided about it.
     *
     * @param target an email address, or an HTTPS address at a host of the allow-list
     * @param country two letters of ISO 3166
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when any of it cannot be; the message is for staff
     */
    public void choose(
            RequestId request, TransferMethod method, String name, String target, String country, String staff) {
        requireOpen(request);
        String place = country.strip().toUpperCase(Locale.ROOT);
        if (name.isBlank() || name.length() > LONGEST || target.length() > LONGEST) {
            throw new IllegalArgumentException("Say who receives the data.");
        }
        if (!Countries.exists(place)) {
            throw new IllegalArgumentException("Give the country as two letters, such as GB.");
        }
        if (method == TransferMethod.DOWNLOAD
                ? !ADDRESS.matcher(target.strip()).matches()
                : !isUploadAddress(target.strip())) {
            throw new IllegalArgumentException(
                    method == TransferMethod.DOWNLOAD
                            ? "That is no email address."
                            : "That is no HTTPS address at a host that uploads may go to.");
        }
        store.choose(request, method, name.strip(), target.strip(), place, staff);
        journal.record(
                request,
                EventType.TRANSFER_CHOSEN,
                clock.instant(),
                staff,
                Map.of("method", method.code(), "country", place.toLowerCase(Locale.ROOT)));
    }

    private boolean isUploadAddress(String address) {
        try {
            URI target = URI.create(address);
            return "https".equalsIgnoreCase(target.getScheme())
                    && target.getRawUserInfo() == null
                    && target.getHost() != null
                    && properties.uploadHosts().contains(target.getHost().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException | PermanentFailure _) {
            return false;
        }
    }

    /**
     * Records that the data go to the person only.
     *
     * @throws IllegalArgumentException once it lies with the second person
     */
    public void toPersonOnly(RequestId request, String staff) {
        requireOpen(request);
        store.forget(request);
        journal.record(request, EventType.TRANSFER_CHOSEN, clock.instant(), staff, Map.of("method", "none"));
    }

    /**
     * Records the decision of a second person that the data may leave the United Kingdom and the EEA.
     *
     * @param reasons what protects the data there (UK GDPR Articles 44 to 49)
     * @throws IllegalArgumentException without reasons, by the person who recorded the transfer, or where none leaves;
     *     the message is for staff
     */
    public void clear(RequestId request, String reasons, String staff) {
        requireOpen(request);
        Transfer transfer = store.of(request)
                .filter(Transfer::isOutside)
                .orElseThrow(() -> new IllegalArgumentException("Nothing leaves the United Kingdom and the EEA."));
        if (reasons.isBlank()) {
            throw new IllegalArgumentException("Say what protects the data there.");
        }
        if (transfer.chosenBy().equals(staff)) {
            throw new IllegalArgumentException("You recorded the transfer: a second person decides this.");
        }
        store.clear(request, reasons.strip(), staff);
        journal.record(
                request,
                EventType.TRANSFER_CLEARED,
                clock.instant(),
                staff,
                Map.of("country", transfer.country().toLowerCase(Locale.ROOT)));
    }

    private void requireOpen(RequestId request) {
        if (!decisions.isOpen(request)) {
            throw new IllegalArgumentException(
                    "This lies with the second person. It can be changed once they return it to review.");
        }
    }
}
