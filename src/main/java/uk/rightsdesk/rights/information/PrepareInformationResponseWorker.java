package uk.rightsdesk.rights.information;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.InformationResponseContent;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.notice.NoticeVersion;
import uk.rightsdesk.notice.NoticeVersions;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Writes the letter that holds the notice. It is public, so it goes attached to the email and needs no code. */
@Component
class PrepareInformationResponseWorker
        implements Worker<PrepareInformationResponseWorker.Input, PrepareInformationResponseWorker.Output> {

    private static final String PURPOSE = "information-response";

    private final Requests requests;
    private final NoticeVersions notices;
    private final NoticeDay days;
    private final LetterDispatch letters;
    private final RequestDeadlines deadlines;
    private final Deliveries deliveries;
    private final RequestJournal journal;
    private final Clock clock;
    private final URI page;

    PrepareInformationResponseWorker(
            Requests requests,
            NoticeVersions notices,
            NoticeDay days,
            LetterDispatch letters,
            RequestDeadlines deadlines,
            Deliveries deliveries,
            RequestJournal journal,
            Clock clock,
            @Value("${rightsdesk.delivery.base-url}") String baseUrl) {
        this.requests = requests;
        this.notices = notices;
        this.days = days;
        this.letters = letters;
        this.deadlines = deadlines;
        this.deliveries = deliveries;
        this.journal = journal;
        this.clock = clock;
        this.page = URI.create(baseUrl + "/notice");
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(DeliveryId deliveryId) {}

    @Override
    public String jobType() {
        return "prepare-information-response";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        LocalDate asOf = days.chosen(request.id()).orElseThrow();
        List<NoticeVersion> inForce = notices.on(asOf);
        Letter letter = letters.write(
                request,
                (head, clockReasons) -> new InformationResponseContent(
                        head,
                        request.right().asked(),
                        asOf,
                        inForce.equals(notices.on(today)),
                        inForce.stream()
                                .map(PrepareInformationResponseWorker::version)
                                .toList(),
                        page,
                        AnswerTime.of(deadlines.of(request).due(), clockReasons)));
        DeliveryId delivery = deliveries.prepare(
                letters.message(request, PURPOSE, Long.toString(input.job().elementInstanceKey()), letter, List.of()));
        journal.record(
                request.id(),
                EventType.RESPONSE_PREPARED,
                Map.of(
                        "delivery", delivery.toString(),
                        "day", asOf.toString(),
                        "notice",
                                String.join(
                                        ",",
                                        inForce.stream()
                                                .map(NoticeVersion::sha256)
                                                .toList()),
                        "template", letter.template(),
                        "templateVersion", letter.templateVersion()));
        return new Output(delivery);
    }

    private static InformationResponseContent.Version version(NoticeVersion version) {
        return new InformationResponseContent.Version(version.title(), version.inForceFrom(), version.parts());
    }
}
