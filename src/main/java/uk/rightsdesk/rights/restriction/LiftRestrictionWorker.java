package uk.rightsdesk.rights.restriction;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.NoticeKind;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.OfficeHours;
import uk.rightsdesk.rights.WithSystems;

/**
 * Lifts a restriction of whose end the person was told. Recipients who were told of it are told that it has ended (UK
 * GDPR Article 19), unless they were told of another one that is still in force about the person.
 */
@Component
class LiftRestrictionWorker implements Worker<LiftRestrictionWorker.Input, LiftRestrictionWorker.Output> {

    /** For staff to reach those whom no email reaches; the law says without undue delay and names no day. */
    private static final Period TO_REACH_ALL = Period.ofDays(7);

    private final Restrictions restrictions;
    private final Recipients recipients;
    private final Requests requests;
    private final Clock clock;
    private final String deskUrl;

    LiftRestrictionWorker(
            Restrictions restrictions,
            Recipients recipients,
            Requests requests,
            Clock clock,
            @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.restrictions = restrictions;
        this.recipients = recipients;
        this.requests = requests;
        this.clock = clock;
        this.deskUrl = deskUrl;
    }

    record Input(RequestId requestId) {}

    record Output(boolean recipientsConcerned, String deskUrl, String reference, Instant dueAt) {}

    @Override
    public String jobType() {
        return "lift-restriction";
    }

    @Override
    public Output work(Input input) {
        return WithSystems.work(() -> {
            restrictions.lift(input.requestId());
            return new Output(
                    wereTold(input.requestId())
                            && restrictions.othersInForce(input.requestId()).stream()
                                    .noneMatch(this::wereTold),
                    deskUrl,
                    requests.get(input.requestId()).reference(),
                    OfficeHours.morningOf(StatutoryClock.dateOf(clock.instant()).plus(TO_REACH_ALL)));
        });
    }

    private boolean wereTold(RequestId request) {
        return recipients.wereTold(request, NoticeKind.RESTRICTED);
    }
}
