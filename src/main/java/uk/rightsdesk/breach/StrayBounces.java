package uk.rightsdesk.breach;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.ReachedStranger;
import uk.rightsdesk.request.RequestJournal;

/**
 * A letter to a requester that another address gave back was seen by another mail server than it was meant for: a
 * person weighs whether it is a breach, for the requester may have it forwarded.
 */
@Component
class StrayBounces {

    private final Breaches breaches;
    private final Clock clock;

    StrayBounces(Breaches breaches, Clock clock) {
        this.breaches = breaches;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void stray(ReachedStranger stray) {
        breaches.raise(
                BreachSource.STRAY_BOUNCE,
                stray.mail().id().toString(),
                stray.mail().request(),
                clock.instant(),
                "A letter (%s) was given back by a mail server that names another recipient than the one it was sent to."
                        .formatted(stray.mail().purpose().replace('-', ' ')),
                RequestJournal.SYSTEM);
    }
}
