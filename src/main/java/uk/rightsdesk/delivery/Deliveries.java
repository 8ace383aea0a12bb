package uk.rightsdesk.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.RequestId;

/** Deliveries of answers: prepared by the worker that makes the answer, sent by the process, resolved by staff. */
@Component
@Transactional
public class Deliveries {

    private static final Pattern TRACKED_NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ]{3,39}");

    private final DeliveryStore deliveries;
    private final OutgoingMail mail;

    Deliveries(DeliveryStore deliveries, OutgoingMail mail) {
        this.deliveries = deliveries;
        this.mail = mail;
    }

    /**
     * Writes the email of an answer, to be sent once the process reaches {@code deliver-response}. The same business
     * key twice is one email and answers its latest delivery.
     *
     * @throws IllegalArgumentException when the recipient is not one email address
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeliveryId prepare(OutgoingMessage message) {
        UUID id = mail.prepare(message);
        return deliveries.latestOf(id).map(Delivery::id).orElseGet(() -> deliveries.attempt(message.request(), id));
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is no such delivery */
    @Transactional(readOnly = true)
    public Delivery get(DeliveryId id) {
        return deliveries.get(id);
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Delivery> of(RequestId request) {
        return deliveries.of(request);
    }

    private static boolean waitsForStaff(Delivery delivery) {
        return delivery.outcome() != null && delivery.outcome().waitsForStaff();
    }

    /**
     * The newest delivery that failed or is to be posted, and that nobody has resolved: what the task in hand is about.
     */
    @Transactional(readOnly = true)
    public Optional<Delivery> toResolve(RequestId request) {
        return deliveries.of(request).reversed().stream().findFirst().filter(Deliveries::waitsForStaff);
    }

    /**
     * Records what staff decided about a delivery that failed or is to be posted; a later decision takes its place
     * until the task is completed.
     *
     * @param note free text, null where none was given
     * @param trackedNumber of the tracked post, null where there is none
     * @param staff user name of the signed-in person
     * @throws IllegalStateException when the delivery does not wait for staff
     * @throws IllegalArgumentException when it was posted, and neither a tracked number nor why there is none is given;
     *     the message is for staff
     */
    public void resolve(
            DeliveryId id,
            DeliveryDecision.Code code,
            @Nullable String note,
            @Nullable String trackedNumber,
            String staff) {
        if (!waitsForStaff(deliveries.get(id))) {
            throw new IllegalStateException("delivery " + id + " does not wait for staff");
        }
        String said = blankToNull(note);
        String tracked = code == DeliveryDecision.Code.POSTED ? blankToNull(trackedNumber) : null;
        if (tracked != null && !TRACKED_NUMBER.matcher(tracked).matches()) {
            throw new IllegalArgumentException("A tracked number has letters, digits and spaces only.");
        }
        if (code == DeliveryDecision.Code.POSTED && tracked == null && said == null) {
            throw new IllegalArgumentException("Give the number of the tracked post, or say why there is none.");
        }
        deliveries.decide(id, code, said, tracked, staff);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * The letter that the email carries, for printing.
     *
     * @return a PDF
     * @throws IllegalStateException when the email carries none
     */
    @Transactional(readOnly = true)
    public byte[] letter(DeliveryId id) {
        return mail.letter(deliveries.get(id).message());
    }

    /** What staff decided about it, oldest first. */
    @Transactional(readOnly = true)
    public List<DeliveryDecision> decisions(DeliveryId id) {
        return deliveries.decisions(id);
    }
}
