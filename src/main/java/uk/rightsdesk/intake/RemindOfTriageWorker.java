package uk.rightsdesk.intake;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Tells the officers of an email that nobody has looked at for days: if it is a request, its month is running. */
@Component
class RemindOfTriageWorker implements Worker<RemindOfTriageWorker.Input, Nothing> {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

    private final CorrespondenceStore store;
    private final StaffNotices notices;

    RemindOfTriageWorker(CorrespondenceStore store, StaffNotices notices) {
        this.store = store;
        this.notices = notices;
    }

    record Input(CorrespondenceId correspondenceId, JobContext job) {}

    @Override
    public String jobType() {
        return "remind-of-triage";
    }

    @Override
    public Nothing work(Input input) {
        String received = DATE.format(
                StatutoryClock.dateOf(store.get(input.correspondenceId()).receivedAt()));
        notices.digest(
                NoticeRole.OFFICERS,
                "triage-waits:" + input.correspondenceId() + ":" + input.job().elementInstanceKey(),
                "An email waits for triage since " + received,
                "An email received on " + received + " waits in Tasklist, task 'Triage email'. If it is a request, its"
                        + " time has been running since that day.");
        return new Nothing();
    }
}
