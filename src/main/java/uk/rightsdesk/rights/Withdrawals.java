package uk.rightsdesk.rights;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** What staff do when a person withdraws a request, at any time while it is open. */
@Component
@Transactional
public class Withdrawals {

    private final Requests requests;
    private final Decisions decisions;
    private final RequestJournal journal;
    private final ProcessMessages messages;

    Withdrawals(Requests requests, Decisions decisions, RequestJournal journal, ProcessMessages messages) {
        this.requests = requests;
        this.decisions = decisions;
        this.journal = journal;
        this.messages = messages;
    }

    /** Whether the request is open and nobody has withdrawn it. */
    @Transactional(readOnly = true)
    public boolean isPossible(RequestId request) {
        return requests.get(request).outcome().isEmpty()
                && journal.latest(request, EventType.WITHDRAWN).isEmpty();
    }

    /**
     * Records a withdrawal and has the process confirm it to the person and close the request. Once is enough.
     *
     * @param withdrawnOn the day on which the person withdrew, in Europe/London; null where staff gave none
     * @param note free text of staff; null where there is none
     * @param staff user name of the signed-in person
     * @throws uk.rightsdesk.decision.DecisionRefused when the day is missing or lies ahead
     */
    public void record(RequestId request, @Nullable LocalDate withdrawnOn, @Nullable String note, String staff) {
        if (!isPossible(request)) {
            return;
        }
        decisions.decide(request, DecisionKind.WITHDRAWAL, "withdrawn", Particulars.ofDay(withdrawnOn, note), staff);
        decisions.confirm(request, DecisionKind.WITHDRAWAL, "withdrawn");
        journal.record(
                request,
                EventType.WITHDRAWN,
                Objects.requireNonNull(withdrawnOn)
                        .atStartOfDay(StatutoryClock.LONDON)
                        .toInstant(),
                staff,
                Map.of());
        messages.publish("Msg_RequestWithdrawn", request.toString(), "request-withdrawn:" + request, new Nothing());
    }
}
