package uk.rightsdesk.rights.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.ReadyRule;
import uk.rightsdesk.delivery.PageToken;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.redaction.Needles;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Asks others whether what is about them may be given, and takes their answers (DPA 2018 Schedule 2 paragraph 16). An
 * answer decides nothing: staff decide on the elements, with what was weighed, and until they have, nothing goes to a
 * second person as ready.
 */
@Component
@Transactional
public class ThirdParties implements ReadyRule {

    private static final int LONGEST = 8_000;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final ThirdPartyAskStore store;
    private final ElementDecisions decisions;
    private final ThirdPartyLetters letters;
    private final ThirdPartyProperties properties;
    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final ProcessMessages messages;
    private final StaffNotices notices;
    private final RequestJournal journal;
    private final Clock clock;

    ThirdParties(
            ThirdPartyAskStore store,
            ElementDecisions decisions,
            ThirdPartyLetters letters,
            ThirdPartyProperties properties,
            Requests requests,
            RequestDeadlines deadlines,
            ProcessMessages messages,
            StaffNotices notices,
            RequestJournal journal,
            Clock clock) {
        this.store = store;
        this.decisions = decisions;
        this.letters = letters;
        this.properties = properties;
        this.requests = requests;
        this.deadlines = deadlines;
        this.messages = messages;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** Variables of the message that starts the wait for the answer. */
    record ThirdPartyAsked(
            RequestId requestId, UUID thirdPartyAskId, Instant remindThirdPartyAt, Instant thirdPartySilentAt) {}

    /**
     * Asks somebody about elements: a letter by email, answered on a page of its own.
     *
     * @param staff user name of the signed-in person
     * @throws ElementDecisionRefused when something of the question is missing or it names a requester who did not
     *     agree to that, without any element, and once it lies with the second person; the message is for staff
     */
    public void ask(RequestId id, ElementDecisions.Selection selection, ThirdPartyQuestion question, String staff) {
        Request request = requests.get(id);
        check(request, question);
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        LocalDate replyBy = replyBy(request, today);
        ThirdPartyAsk ask = store.insert(id, decisions.ask(id, selection, staff), question, replyBy, staff);
        try {
            letters.send(request, ask, ThirdPartyLetters.ASK);
        } catch (IllegalArgumentException noAddress) {
            throw new ElementDecisionRefused("That is not one email address.");
        }
        journal.record(
                id,
                EventType.THIRD_PARTY_ASKED,
                clock.instant(),
                staff,
                Map.of(
                        "ask",
                        ask.id().toString(),
                        "named",
                        Boolean.toString(question.namesRequester()),
                        "replyBy",
                        replyBy.toString()));
        messages.publish(
                "Msg_ThirdPartyAsked",
                ask.id().toString(),
                "third-party-asked:" + ask.id(),
                new ThirdPartyAsked(
                        id,
                        ask.id(),
                        morningOf(today.plusDays(Math.max(1, ChronoUnit.DAYS.between(today, replyBy) / 2))),
                        morningOf(replyBy.plusDays(1))));
    }

    private static void check(Request request, ThirdPartyQuestion question) {
        if (question.name().isEmpty()
                || question.email().isEmpty()
                || question.passages().isEmpty()) {
            throw new ElementDecisionRefused(
                    "Say who is asked, at which email address, and what would be shared that is about them.");
        }
        if (question.namesRequester()) {
            return;
        }
        List<String> names = new ArrayList<>(List.of(request.requesterAddress(), request.subjectAddress()));
        request.requesterName().ifPresent(name -> names.addAll(List.of(name.split("\\s+"))));
        Needles needles = new Needles(names);
        if (question.passages().stream().anyMatch(text -> !needles.in(text).isEmpty())) {
            throw new ElementDecisionRefused(
                    "What you wrote names the requester. Leave that out, or say when and how they agreed to be named.");
        }
    }

    /** So that time is left to decide before the answer to the requester is due, but never fewer than those days. */
    private LocalDate replyBy(Request request, LocalDate today) {
        LocalDate usual = today.plus(properties.answerWithin());
        LocalDate latest = deadlines.of(request).due().minus(properties.leaveForDeciding());
        LocalDate soonest = today.plus(properties.leaveForDeciding());
        LocalDate day = usual.isBefore(latest) ? usual : latest;
        return day.isBefore(soonest) ? soonest : day;
    }

    private static Instant morningOf(LocalDate day) {
        return day.atTime(MORNING).atZone(StatutoryClock.LONDON).toInstant();
    }

    /** The questions about a request, oldest first. */
    @Transactional(readOnly = true)
    public List<ThirdPartyAsk> of(RequestId request) {
        return store.of(request);
    }

    /** How many elements are still to be decided, for somebody was asked about them. */
    @Transactional(readOnly = true)
    public long undecided(RequestId request) {
        return decisions.tally(request).asked();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isUndecided(RequestId request) {
        return undecided(request) > 0;
    }

    /**
     * The question that a page is about.
     *
     * @param token from the address of the page, by a stranger
     * @return empty unless it is that of a question about a request that is still open
     */
    @Transactional(readOnly = true)
    public Optional<ThirdPartyAsk> asked(String token) {
        return store.withToken(new PageToken(token)).filter(this::matters);
    }

    private boolean matters(ThirdPartyAsk ask) {
        return requests.get(ask.request()).closedAt().isEmpty();
    }

    /** What they were told of the requester on the page: their name where they agreed to it. */
    @Transactional(readOnly = true)
    public Optional<String> requesterNamedTo(ThirdPartyAsk ask) {
        return Optional.of(ask)
                .filter(asked -> asked.question().namesRequester())
                .flatMap(asked -> requests.get(asked.request()).requesterName());
    }

    /**
     * Takes the answer that a person gives on their page. The first one counts: what else they have to say they write
     * to staff.
     *
     * @return false when the page is nobody's, or they have answered
     */
    public boolean answer(String token, ThirdPartyAnswer answer, @Nullable String remark) {
        Optional<ThirdPartyAsk> open = asked(token).filter(ThirdPartyAsk::isAwaited);
        open.ifPresent(ask -> take(ask, answer, remark, ThirdPartyAsk.THEMSELVES, RequestJournal.SYSTEM));
        return open.isPresent();
    }

    /**
     * Records an answer that came by email, telephone or post; it takes the place of an earlier one.
     *
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when the question is none of the request
     */
    public void record(RequestId request, UUID id, ThirdPartyAnswer answer, @Nullable String remark, String staff) {
        ThirdPartyAsk ask = store.find(id)
                .filter(asked -> asked.request().equals(request))
                .orElseThrow(() -> new IllegalArgumentException("This request has no such question."));
        take(ask, answer, remark, staff, staff);
    }

    private void take(ThirdPartyAsk ask, ThirdPartyAnswer answer, @Nullable String remark, String by, String actor) {
        String said = remark == null || remark.isBlank()
                ? null
                : remark.strip().substring(0, Math.min(remark.strip().length(), LONGEST));
        store.answered(ask, answer, said, by);
        journal.record(
                ask.request(),
                EventType.THIRD_PARTY_ANSWERED,
                clock.instant(),
                actor,
                Map.of("ask", ask.id().toString(), "answer", answer.code()));
        Request request = requests.get(ask.request());
        notices.send(
                "third-party-answered:" + ask.id() + ":" + answer.code(),
                request.id(),
                "Another person answered: " + request.reference(),
                """
                Somebody who was asked whether what is about them may be given has answered. What they said stands on
                the review of request %s under Others who were asked. Decide now on the records they were asked about.
                """.formatted(request.reference()));
        messages.publish(
                "Msg_ThirdPartyAnswered", ask.id().toString(), "third-party-answered:" + ask.id(), new Nothing());
    }

    /** Asks once more, unless they have answered or the request was closed meanwhile. */
    void remind(UUID id) {
        store.find(id).filter(this::matters).filter(ask -> store.reminded(id)).ifPresent(ask -> {
            letters.send(requests.get(ask.request()), ask, ThirdPartyLetters.REMINDER);
            journal.record(ask.request(), EventType.THIRD_PARTY_REMINDED, Map.of("ask", id.toString()));
        });
    }

    /** Records that no answer came in time, and tells officers: they decide without it. */
    void silent(UUID id) {
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        store.find(id)
                .filter(this::matters)
                .filter(ask -> store.silent(id, today))
                .ifPresent(ask -> {
                    Request request = requests.get(ask.request());
                    journal.record(request.id(), EventType.THIRD_PARTY_SILENT, Map.of("ask", id.toString()));
                    notices.send(
                            "third-party-silent:" + id,
                            request.id(),
                            "No answer from another person: " + request.reference(),
                            """
                    Somebody who was asked whether what is about them may be given has not answered in time. Decide
                    without their answer on the records of request %s they were asked about. A later answer is still
                    taken.
                    """.formatted(request.reference()));
                });
    }
}
