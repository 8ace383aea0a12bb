package uk.rightsdesk.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.RequestId;

/** Deliveries of answers: prepared by the worker that makes the answer, sent by the process, resolved by staff. */
@Component
@Transactional
public class Deliveries {

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

    /** The newest delivery that failed and that nobody has resolved: what the task in hand is about. */
    @Transactional(readOnly = true)
    public Optional<Delivery> toResolve(RequestId request) {
        return deliveries.of(request).reversed().stream()
                .findFirst()
                .filter(delivery -> delivery.outcome() == DeliveryOutcome.FAILED);
    }

    /**
     * Records what staff decided about a failed delivery; a later decision takes its place until the task is completed.
     *
     * @param note free text, null where none was given
     * @param staff user name of the signed-in person
     * @throws IllegalStateException when the delivery has not failed
     */
    public void resolve(DeliveryId id, DeliveryDecision.Code code, @Nullable String note, String staff) {
        if (deliveries.get(id).outcome() != DeliveryOutcome.FAILED) {
            throw new IllegalStateException("delivery " + id + " has not failed");
        }
        deliveries.decide(id, code, note == null || note.isBlank() ? null : note, staff);
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
