package uk.rightsdesk.mailing;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.ServiceMail;
import uk.rightsdesk.mailing.MailingStore.State;
import uk.rightsdesk.outbox.Effect;

/** The effect that hands one letter of a mailing to the mail server, as often as it takes, always the same. */
@Component
class SendMailingLetter implements Effect<SendMailingLetter.Payload> {

    private final MailingStore store;
    private final ServiceMail mail;

    SendMailingLetter(MailingStore store, ServiceMail mail) {
        this.store = store;
        this.mail = mail;
    }

    record Payload(UUID letter) {}

    @Override
    public String name() {
        return "send-mailing-letter";
    }

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public void perform(String businessKey, Payload payload) throws Exception {
        MailingStore.Letter letter = store.letter(payload.letter());
        String address = letter.addressee().address();
        if (letter.state() == State.QUEUED && address != null) {
            MailingText text = store.text(letter.mailing());
            mail.send(new ServiceMail.Message(
                    letter.id(), address, text.subject(), text.textFor(letter.addressee()), letter.queuedAt()));
            store.move(letter.id(), State.QUEUED, State.SENT, null);
        }
    }

    @Override
    public void failed(String businessKey, Payload payload, String code) {
        store.move(payload.letter(), State.QUEUED, State.FAILED, code);
    }
}
