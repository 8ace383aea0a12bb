package uk.rightsdesk.rights.consent;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.Purpose;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.PurposeStops;
import uk.rightsdesk.rights.WithSystems;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.marketing.Suppressions;

/** Ends what rested on the consent, in the systems of record and, where it is marketing, on the suppression list. */
@Component
class WithdrawConsentWorker implements Worker<WithdrawConsentWorker.Input, Nothing> {

    private final Requests requests;
    private final ConsentedPurposes purposes;
    private final CollectedData collected;
    private final PurposeStops stops;
    private final Suppressions suppressions;
    private final RequestJournal journal;

    WithdrawConsentWorker(
            Requests requests,
            ConsentedPurposes purposes,
            CollectedData collected,
            PurposeStops stops,
            Suppressions suppressions,
            RequestJournal journal) {
        this.requests = requests;
        this.purposes = purposes;
        this.collected = collected;
        this.stops = stops;
        this.suppressions = suppressions;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "withdraw-consent";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        List<Purpose> withdrawn = purposes.withdrawnBy(request);
        return WithSystems.work(() -> {
            List<SubjectMatch> people = collected.people(request);
            withdrawn.forEach(purpose -> stops.stop(request, request.right().code(), people, purpose.id()));
            if (withdrawn.stream().anyMatch(Purpose::directMarketing)) {
                suppressions.suppress(request);
            }
            journal.record(
                    request.id(), EventType.CONSENT_WITHDRAWN, Map.of("people", Integer.toString(people.size())));
            return new Nothing();
        });
    }
}
