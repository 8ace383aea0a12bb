package uk.rightsdesk.rights.rectification;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.rectification.RectificationItem.Decision;

/**
 * Once the email address that a person is found by is corrected, their open requests find them by the new one. Letters
 * go where they went before; the old address is told of the change wherever they go.
 */
@Component
class NewAddress {

    private final Requests requests;
    private final CorrectableColumns columns;
    private final OutgoingMail mail;

    NewAddress(Requests requests, CorrectableColumns columns, OutgoingMail mail) {
        this.requests = requests;
        this.columns = columns;
        this.mail = mail;
    }

    void follow(Request request, List<RectificationItem> changes) {
        Optional<String> address = changes.stream()
                .filter(item -> item.verdict().decision() == Decision.CORRECT && columns.isEmail(item.datum()))
                .map(item -> item.verdict().value())
                .findFirst();
        String old = request.subjectAddress();
        address.filter(corrected -> !corrected.equalsIgnoreCase(old)).ifPresent(_ -> tell(request, old));
        address.ifPresent(corrected -> Stream.concat(
                        Stream.of(request),
                        Stream.concat(
                                requests.openedBy(request.correspondenceId()).stream(),
                                requests.othersOfRequester(request).stream()))
                .distinct()
                .filter(open ->
                        open.outcome().isEmpty() && open.subjectAddress().equalsIgnoreCase(old))
                .forEach(open -> requests.settle(
                        open.id(),
                        open.party(),
                        corrected,
                        open.requesterName().orElse(null),
                        open.requesterAddress())));
    }

    /** Without the new address: who reads here may be somebody else by now. */
    private void tell(Request request, String old) {
        mail.queue(new OutgoingMessage(
                request.id(),
                "address-changed",
                "address-changed:" + request.id(),
                old,
                "Request " + request.reference() + ": your email address was changed",
                """
                The email address of your account with us has been changed, as was asked for
                in request %s. From now on we no longer use this address for it.

                If it was you, there is nothing to do.

                If it was not you, please reply to this email at once.
                """.formatted(request.reference()),
                List.of(),
                MailThread.NONE,
                false));
    }
}
