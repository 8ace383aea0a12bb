package uk.rightsdesk.intake;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.delivery.Bounces;
import uk.rightsdesk.delivery.ReplyTokens;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.intake.message.MailParser;
import uk.rightsdesk.intake.message.ParsedMail;
import uk.rightsdesk.request.RequestId;

/** Reads what is stored and tells the process, each message in a transaction of its own. */
@Component
class StoredMailReader {

    private static final Logger LOG = LoggerFactory.getLogger(StoredMailReader.class);
    private static final int AT_ONCE = 500;

    /** A message that failed or ended the process this often while it was read is not read again. */
    private static final int TRIES = 3;

    private final CorrespondenceStore store;
    private final ProcessMessages messages;
    private final ReplyTokens tokens;
    private final Bounces bounces;
    private final TransactionOperations transactions;
    private final MailParser parser;

    StoredMailReader(
            CorrespondenceStore store,
            ProcessMessages messages,
            ReplyTokens tokens,
            Bounces bounces,
            TransactionOperations transactions,
            IntakeProperties properties) {
        this.store = store;
        this.messages = messages;
        this.tokens = tokens;
        this.bounces = bounces;
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
            if (isNoFaultOfTheMessage(failure)) {
                store.forgiveReading(id);
            }
        }
    }

    /** What else goes wrong may go wrong for ever with this message: after some tries staff look at it. */
    private static boolean isNoFaultOfTheMessage(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException;
    }

    private void keep(CorrespondenceId id, boolean fatal) {
        CorrespondenceStore.Raw raw = store.raw(id);
        Optional<ParsedMail> mail = fatal || raw.content().length == 0 ? Optional.empty() : parser.parse(raw.content());
        mail.ifPresentOrElse(read -> keep(id, read, raw.cut()), () -> store.unparsed(id));
    }

    private void keep(CorrespondenceId id, ParsedMail mail, boolean cut) {
        RequestId tokenRequest = requestOf(mail.replyTokens());
        store.parsed(id, mail, mail.complete() && !cut, tokenRequest);
        mail.report()
                .ifPresent(report -> bounces.record(new Bounces.Report(
                                id.value(),
                                report.messageId(),
                                tokenRequest,
                                report.status(),
                                report.finalRecipient(),
                                store.get(id).receivedAt()))
                        .ifPresent(request -> store.returned(id, request, report.status())));
    }

    /** Two different ones say nothing. */
    private @Nullable RequestId requestOf(List<String> replyTokens) {
        List<RequestId> named = replyTokens.stream()
                .flatMap(token -> tokens.requestOf(token).stream())
                .distinct()
                .toList();
        return named.size() == 1 ? named.getFirst() : null;
    }
}
