package uk.rightsdesk.deadline;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uk.rightsdesk.calendar.BankHolidays;
import uk.rightsdesk.calendar.BankHolidays.CalendarChanged;
import uk.rightsdesk.outbox.Effect;
import uk.rightsdesk.outbox.Outbox;

/** What a changed calendar of bank holidays leads to: every open request is computed anew. */
@Component
class RecomputeDeadlines implements Effect<RecomputeDeadlines.Payload> {

    private static final Logger LOG = LoggerFactory.getLogger(RecomputeDeadlines.class);

    /** By then every instance computes with the new calendar. */
    private static final Duration UNTIL_KNOWN_EVERYWHERE = Duration.ofSeconds(40);

    private final Rearming rearming;
    private final BankHolidays bankHolidays;
    private final Outbox outbox;

    RecomputeDeadlines(Rearming rearming, BankHolidays bankHolidays, Outbox outbox) {
        this.rearming = rearming;
        this.bankHolidays = bankHolidays;
        this.outbox = outbox;
    }

    /** @param calendar number of its version */
    record Payload(long calendar) {}

    @EventListener
    void on(CalendarChanged changed) {
        outbox.enqueue(this, "recompute:" + changed.version(), new Payload(changed.version()), UNTIL_KNOWN_EVERYWHERE);
    }

    @Override
    public String name() {
        return "recompute-deadlines";
    }

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public void perform(String businessKey, Payload payload) {
        bankHolidays.read();
        int rearmed = rearming.rearm("calendar-" + payload.calendar(), open -> {});
        LOG.info("Open requests computed by version {} of the calendar: {} moved", payload.calendar(), rearmed);
    }
}
