package uk.rightsdesk.breach;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.WrongRecipient;

/** An answer that reached somebody else is a breach to be assessed, raised in the transaction that stops it. */
@Component
class WrongRecipientBreaches {

    private final Breaches breaches;

    WrongRecipientBreaches(Breaches breaches) {
        this.breaches = breaches;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void stopped(WrongRecipient report) {
        breaches.raise(
                BreachSource.WRONG_RECIPIENT,
                report.id().toString(),
                report.request(),
                report.at(),
                report.happened(),
                report.staff());
    }
}
