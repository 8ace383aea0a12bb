package uk.rightsdesk.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.intake.classify.Classification;
import uk.rightsdesk.intake.classify.Classified;
import uk.rightsdesk.intake.classify.EmailClassifier;
import uk.rightsdesk.intake.message.AutomaticMail;
import uk.rightsdesk.request.RequestDeadlines;

/** Says which right an email exercises and whether it belongs to a request; keeps the words that made it say so. */
@Component
class ClassifyEmailWorker implements Worker<ClassifyEmailWorker.Input, ClassifyEmailWorker.Output> {

    private final CorrespondenceStore store;
    private final ThreadFinder threads;
    private final RequestDeadlines deadlines;
    private final String deskUrl;
    private final EmailClassifier classifier = EmailClassifier.standard();

    ClassifyEmailWorker(
            CorrespondenceStore store,
            ThreadFinder threads,
            RequestDeadlines deadlines,
            @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.store = store;
        this.threads = threads;
        this.deadlines = deadlines;
        this.deskUrl = deskUrl;
    }

    record Input(CorrespondenceId correspondenceId) {}

    /** The due date is that of a request received with this email, should it turn out to be one. */
    record Output(
            String deskUrl,
            Classification classification,
            boolean threaded,
            boolean automatic,
            LocalDate dueOn,
            Instant dueAt) {}

    @Override
    public String jobType() {
        return "classify-email";
    }

    @Override
    public Output work(Input input) {
        Correspondence message = store.get(input.correspondenceId());
        Classified classified = classify(message);
        ThreadFinder.Belonging thread = threads.find(message);
        store.classified(message.id(), classified, thread);
        ApplicableTimePeriod period = deadlines.ofRequestReceived(message.receivedAt());
        return new Output(
                deskUrl,
                classified.classification(),
                thread.proved(),
                message.automatic() != null,
                period.due(),
                period.dueAt());
    }

    private Classified classify(Correspondence message) {
        Classified said = classifier.classify(message.subject() == null ? "" : message.subject(), message.text());
        if (AutomaticMail.OWN.code().equals(message.automatic())) {
            // our own letters speak of every right
            return new Classified(Classification.NONE, List.of(), List.of(), said.rulesVersion());
        }
        // what was not read whole, or has nobody to answer to, is for a person whatever the rest says
        return message.complete() && message.fromAddress() != null
                ? said
                : new Classified(Classification.UNSURE, said.rights(), said.findings(), said.rulesVersion());
    }
}
