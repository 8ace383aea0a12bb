package uk.rightsdesk.rights.rectification;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.WithSystems;
import uk.rightsdesk.rights.rectification.RectificationItem.Decision;

/** Corrects what was agreed. Where a system does not take it, it is decided again. */
@Component
class CorrectDataWorker implements Worker<CorrectDataWorker.Input, CorrectDataWorker.Output> {

    private final Requests requests;
    private final RectificationItems items;
    private final Corrections corrections;
    private final CorrectionNotices told;
    private final NewAddress newAddress;
    private final RequestJournal journal;

    CorrectDataWorker(
            Requests requests,
            RectificationItems items,
            Corrections corrections,
            CorrectionNotices told,
            NewAddress newAddress,
            RequestJournal journal) {
        this.requests = requests;
        this.items = items;
        this.corrections = corrections;
        this.told = told;
        this.newAddress = newAddress;
        this.journal = journal;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(boolean changesTaken) {}

    @Override
    public String jobType() {
        return "correct-data";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        List<RectificationItem> changes = items.decided(request.id()).stream()
                .filter(item -> item.verdict().decision() != Decision.REFUSE)
                .toList();
        if (changes.isEmpty()) {
            told.nobody(request);
            return new Output(true);
        }
        String occasion = Long.toString(input.job().elementInstanceKey());
        boolean taken = WithSystems.work(() -> {
            CorrectionPlanStore.Stored plan = corrections.planned(request, changes, occasion);
            told.note(request, plan.people(), changes);
            return corrections.carryOut(plan, changes);
        });
        if (taken) {
            newAddress.follow(request, changes);
        }
        journal.record(
                request.id(),
                taken ? EventType.DATA_CORRECTED : EventType.CORRECTION_NOT_TAKEN,
                Map.of("items", Integer.toString(changes.size())));
        return new Output(taken);
    }
}
