package uk.rightsdesk.intake;

import java.time.Clock;
import java.time.Duration;
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
import uk.rightsdesk.request.Requests;

/** Says which right an email exercises and whether it belongs to a request; keeps the words that made it say so. */
@Component
class ClassifyEmailWorker implements Worker<ClassifyEmailWorker.Input, ClassifyEmailWorker.Output> {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** More messages in a day that each open a request are rather a machine's than a person's. */
    private static final int MANY = 10;

    private final CorrespondenceStore store;
    private final ThreadFinder threads;
    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final Clock clock;
    private final String deskUrl;
    private final EmailClassifier classifier = EmailClassifier.standard();

    ClassifyEmailWorker(
            CorrespondenceStore store,
            ThreadFinder threads,
            Requests requests,
            RequestDeadlines deadlines,
            Clock clock,
            @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.store = store;
        this.threads = threads;
        this.requests = requests;
        this.deadlines = deadlines;
        this.clock = clock;
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
        Classified said = classify(message);
        ThreadFinder.Belonging thread = asksForMore(said, threads.find(message));
        Classified classified = isForAPerson(message, thread) ? unsure(said) : said;
        store.classified(message.id(), classified, thread);
        ApplicableTimePeriod period = deadlines.ofRequestReceived(message.receivedAt());
        return new Output(
                deskUrl,
                classified.classification(),
                thread.proved(),
                message.isAutomaticAnswer() || (message.automatic() != null && thread.request() == null),
                period.due(),
                period.dueAt());
    }

    /** A reply that exercises another right than its request opens one too: then a person looks. */
    private ThreadFinder.Belonging asksForMore(Classified classified, ThreadFinder.Belonging thread) {
        if (thread.request() == null) {
            return thread;
        }
        String right = requests.get(thread.request()).right().code();
        boolean more = classified.rights().stream().anyMatch(asked -> !asked.equals(right));
        return new ThreadFinder.Belonging(thread.request(), thread.proved() && !more);
    }

    private Classified classify(Correspondence message) {
        Classified said = classifier.classify(message.subject() == null ? "" : message.subject(), message.text());
        if (AutomaticMail.OWN.code().equals(message.automatic()) || message.request() != null) {
            // our own letters speak of every right, and a bounce quotes them
            return new Classified(Classification.NONE, List.of(), List.of(), said.rulesVersion());
        }
        return said;
    }

    /**
     * What was not read whole, has nobody to answer to, seems to belong to a request without proof of it, or comes from
     * an address that sends one request after the other: nothing is opened and acknowledged by itself then, so that two
     * machines never answer each other.
     */
    private boolean isForAPerson(Correspondence message, ThreadFinder.Belonging thread) {
        String from = message.fromAddress();
        return message.request() == null
                && !AutomaticMail.OWN.code().equals(message.automatic())
                && (!message.complete()
                        || from == null
                        || (thread.request() != null && !thread.proved())
                        || store.openedBy(from, clock.instant().minus(A_DAY)) >= MANY);
    }

    private static Classified unsure(Classified said) {
        return new Classified(Classification.UNSURE, said.rights(), said.findings(), said.rulesVersion());
    }
}
