package uk.rightsdesk.rights.restriction;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.NoticeKind;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.OfficeHours;
import uk.rightsdesk.rights.WithSystems;

/** Lifts a restriction of whose end the person was told, and finds whether recipients must hear of it. */
@Component
class LiftRestrictionWorker implements Worker<LiftRestrictionWorker.Input, LiftRestrictionWorker.Output> {

    /** In which staff tell recipients whom no email reaches. No law sets it: who is not told goes on restricting. */
    private static final Period TO_TELL = Period.ofDays(7);

    private final Requests requests;
    private final Restrictions restrictions;
    private final Recipients recipients;
    private final Clock clock;
    private final String deskUrl;

    LiftRestrictionWorker(
            Requests requests,
            Restrictions restrictions,
            Recipients recipients,
            Clock clock,
            @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.requests = requests;
        this.restrictions = restrictions;
        this.recipients = recipients;
        this.clock = clock;
        this.deskUrl = deskUrl;
    }

    record Input(RequestId requestId) {}

    /** @param dueOn by when recipients whom no email reaches are told */
    record Output(boolean recipientsTold, String deskUrl, String reference, LocalDate dueOn, Instant dueAt) {}

    @Override
    public String jobType() {
        return "lift-restriction";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        return WithSystems.work(() -> {
            restrictions.lift(request.id());
            boolean told = recipients.notices(request.id()).stream()
                    .anyMatch(notice -> notice.kind() == NoticeKind.RESTRICTED);
            LocalDate dueOn = StatutoryClock.dateOf(clock.instant()).plus(TO_TELL);
            return new Output(told, deskUrl, request.reference(), dueOn, OfficeHours.morningOf(dueOn));
        });
    }
}
