package uk.rightsdesk.recipient;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Writes to every recipient that an email reaches, and lets their answers be awaited. */
@Component
class SendRecipientNoticesWorker implements Worker<SendRecipientNoticesWorker.Input, Nothing> {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Requests requests;
    private final NoticeStore store;
    private final RecipientLetters letters;
    private final RecipientProperties properties;
    private final ProcessMessages messages;
    private final RequestJournal journal;
    private final Clock clock;

    SendRecipientNoticesWorker(
            Requests requests,
            NoticeStore store,
            RecipientLetters letters,
            RecipientProperties properties,
            ProcessMessages messages,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.store = store;
        this.letters = letters;
        this.properties = properties;
        this.messages = messages;
        this.journal = journal;
        this.clock = clock;
    }

    record Input(UUID recipientRoundId) {}

    /** Variables of the message that starts the wait for answers. */
    record RecipientsTold(
            RequestId requestId, UUID recipientRoundId, Instant remindRecipientsAt, Instant recipientsSilentAt) {}

    @Override
    public String jobType() {
        return "send-recipient-notices";
    }

    @Override
    public Nothing work(Input input) {
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        store.sent(input.recipientRoundId(), today, today.plus(properties.answerWithin()));
        NoticeStore.Round round = store.round(input.recipientRoundId());
        Request request = requests.get(round.request());
        List<RecipientNotice> notices = store.inRound(round.id());
        List<RecipientNotice> toSend =
                notices.stream().filter(RecipientNotice::isToSend).toList();
        for (RecipientNotice notice : toSend) {
            letters.send(request, round, notice);
            store.sent(notice.id());
        }
        journal.record(
                request.id(),
                EventType.RECIPIENTS_TOLD,
                Map.of(
                        "kind", round.kind().code(),
                        "letters", Integer.toString(toSend.size()),
                        "otherwise", Integer.toString(notices.size() - toSend.size())));
        if (!toSend.isEmpty()) {
            messages.publish(
                    "Msg_RecipientsTold",
                    round.id().toString(),
                    "recipients-told:" + round.id(),
                    new RecipientsTold(
                            request.id(),
                            round.id(),
                            morningOf(today.plus(properties.remindAfter())),
                            morningOf(today.plus(properties.answerWithin()).plusDays(1))));
        }
        return new Nothing();
    }

    private static Instant morningOf(LocalDate day) {
        return day.atTime(MORNING).atZone(StatutoryClock.LONDON).toInstant();
    }
}
