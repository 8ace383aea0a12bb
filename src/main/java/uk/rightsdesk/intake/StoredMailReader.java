package uk.rightsdesk.intake;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.intake.message.MailParser;
import uk.rightsdesk.intake.message.ParsedMail;

/** Reads what is stored and tells the process, each message in a transaction of its own. */
@Component
class StoredMailReader {

    private static final Logger LOG = LoggerFactory.getLogger(StoredMailReader.class);
    private static final int AT_ONCE = 500;

    /** A message that ended the process this often while it was read is not read again. */
    private static final int TRIES = 3;

    private final CorrespondenceStore store;
    private final ProcessMessages messages;
    private final TransactionOperations transactions;
    private final MailParser parser;

    StoredMailReader(
            CorrespondenceStore store,
            ProcessMessages messages,
            TransactionOperations transactions,
            IntakeProperties properties) {
        this.store = store;
        this.messages = messages;
        this.transactions = transactions;
        this.parser = new MailParser(properties.address(), properties.authservId());
    }

    /** Variables of {@code Msg_EmailReceived}. */
    record EmailReceived(CorrespondenceId correspondenceId) {}

    void readStored() {
        for (CorrespondenceId id : store.unread(AT_ONCE)) {
            int attempt = store.beginReading(id);
            if (attempt > 0) {
                read(id, attempt);
            }
        }
    }

    private void read(CorrespondenceId id, int attempt) {
        try {
            transactions.executeWithoutResult(status -> {
                if (store.lockUnread(id)) {
                    keep(id, attempt > TRIES);
                    messages.publish("Msg_EmailReceived", id.toString(), "email-received:" + id, new EmailReceived(id));
                }
            });
        } catch (RuntimeException failure) {
            // its message may quote the email
            LOG.warn(
                    "Message {} could not be read now: {}",
                    id,
                    failure.getClass().getName());
            store.forgiveReading(id);
        }
    }

    private void keep(CorrespondenceId id, boolean fatal) {
        CorrespondenceStore.Raw raw = store.raw(id);
        Optional<ParsedMail> mail = fatal || raw.content().length == 0 ? Optional.empty() : parser.parse(raw.content());
        mail.ifPresentOrElse(read -> store.parsed(id, read, read.complete() && !raw.cut()), () -> store.unparsed(id));
    }
}
