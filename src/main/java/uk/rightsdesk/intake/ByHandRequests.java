package uk.rightsdesk.intake;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/**
 * Requests that no process works, since every letter of theirs goes by post. Their clock runs as any other's: staff are
 * told when one comes, a week before it is due and when it is late, and close it by saying what was answered.
 */
@Component
@Transactional
public class ByHandRequests {

    private static final Period NOTICE = Period.ofDays(7);
    private static final String DUE_ON = "dueOn";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final RequestJournal journal;
    private final StaffNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ByHandRequests(
            JdbcClient jdbc,
            Vault vault,
            Requests requests,
            RequestDeadlines deadlines,
            RequestJournal journal,
            StaffNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.requests = requests;
        this.deadlines = deadlines;
        this.journal = journal;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** Why no process works a request. */
    public enum Reason {
        /** Given by releases in which only access had a process. */
        NO_PROCESS("There was no process for this right"),
        /** The requester cannot be reached by email, so every letter goes by post. */
        NO_EMAIL("The requester gave no email address, so letters go by post");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A request was given to staff. Published in the transaction that opens it. */
    public record Opened(RequestId request, Reason reason) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void handOver(Request request, Reason reason) {
        int fresh = jdbc.sql("insert into by_hand_request (request_id, reason) values (?, ?) on conflict do nothing")
                .params(request.id().value(), reason.code())
                .update();
        if (fresh == 1) {
            journal.record(request.id(), EventType.TO_WORK_BY_HAND, Map.of("reason", reason.code()));
            tell(request, "received", deadlines.of(request), "To be worked by hand: ", "has come and is");
            events.publishEvent(new Opened(request.id(), reason));
        }
    }

    /** The open ones. */
    @Transactional(readOnly = true)
    public Set<RequestId> open() {
        return jdbc
                .sql("select request_id from by_hand_request where answered_at is null")
                .query((row, n) -> new RequestId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why a request is worked by hand; empty when a process works it or it is answered. */
    @Transactional(readOnly = true)
    public Optional<Reason> reason(RequestId request) {
        return jdbc.sql("select reason from by_hand_request where request_id = ? and answered_at is null")
                .param(request.value())
                .query(String.class)
                .optional()
                .map(code -> Reason.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** What was answered by hand, in the words of the member of staff who did. */
    @Transactional(readOnly = true)
    public Optional<String> answer(RequestId request) {
        return jdbc.sql("select answer from by_hand_request where request_id = ? and answer is not null")
                .param(request.value())
                .query(byte[].class)
                .optional()
                .flatMap(stored ->
                        vault.find(KeyOwner.request(request.value())).map(safe -> safe.text(place(request), stored)));
    }

    private static Place place(RequestId request) {
        return new Place("by_hand_request", "answer", request);
    }

    /**
     * Records the answer and closes the request.
     *
     * @param answer what was answered, how and when
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when nothing is said of the answer; the message is for staff
     * @throws IllegalStateException when the request is not worked by hand
     */
    public void answered(RequestId request, String answer, String staff) {
        if (answer.isBlank()) {
            throw new IllegalArgumentException("Say what was answered, how and when.");
        }
        byte[] stored = vault.safeFor(KeyOwner.request(request.value())).seal(place(request), answer.strip());
        int open = jdbc.sql("""
                        update by_hand_request set answer = ?, answered_by = ?, answered_at = ?
                        where request_id = ? and answered_at is null
                        """)
                .params(stored, staff, clock.instant().atOffset(ZoneOffset.UTC), request.value())
                .update();
        if (open == 0) {
            throw new IllegalStateException("request " + request + " is not worked by hand");
        }
        journal.record(request, EventType.ANSWERED_BY_HAND, clock.instant(), staff, Map.of());
        requests.close(request, Outcome.ANSWERED_BY_HAND);
    }

    /** Reminds staff of what is near or past its due date, once for each date. */
    void remind() {
        for (RequestId id : List.copyOf(open())) {
            Request request = requests.get(id);
            ApplicableTimePeriod period = deadlines.of(request);
            if (!clock.instant().isBefore(period.lateAt())) {
                remind(request, period, EventType.OVERDUE, "Overdue: ", "is late. Every day counts: it was");
            } else if (!StatutoryClock.dateOf(clock.instant())
                    .isBefore(period.safeDue().minus(NOTICE))) {
                remind(request, period, EventType.REMINDER, "Due soon: ", "is near its last day. It is");
            }
        }
    }

    private void remind(Request request, ApplicableTimePeriod period, EventType type, String subject, String words) {
        boolean told = journal.of(request.id()).stream()
                .anyMatch(event -> event.type() == type
                        && period.due().toString().equals(event.details().get(DUE_ON)));
        if (!told) {
            journal.record(request.id(), type, Map.of(DUE_ON, period.due().toString()));
            tell(request, type.code(), period, subject, words);
        }
    }

    private void tell(Request request, String occasion, ApplicableTimePeriod period, String subject, String words) {
        notices.send(
                "by-hand:" + request.id() + ":" + occasion + ":" + period.due(),
                request.id(),
                subject + request.reference() + ", due " + period.due(),
                """
                The request for %s, %s, %s due by %s. No process works it: answer it by hand, then record \
                the answer on its page of the desk, which closes it. Requests that came with the same message \
                are named there; where access is one of them, answer that before anything is erased.
                """.formatted(request.right().words(), request.reference(), words, period.due()));
    }
}
