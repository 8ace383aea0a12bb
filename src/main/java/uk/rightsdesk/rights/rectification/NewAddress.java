package uk.rightsdesk.rights.rectification;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.rectification.RectificationItem.Decision;

/**
 * Once the email address that a person is found by is corrected, their open requests find them by the new one. Letters
 * go where they went before: so the old address is told of the change.
 */
@Component
class NewAddress {

    private final Requests requests;
    private final CorrectableColumns columns;

    NewAddress(Requests requests, CorrectableColumns columns) {
        this.requests = requests;
        this.columns = columns;
    }

    void follow(Request request, List<RectificationItem> changes) {
        Optional<String> address = changes.stream()
                .filter(item -> item.verdict().decision() == Decision.CORRECT && columns.isEmail(item.datum()))
                .map(item -> item.verdict().value())
                .findFirst();
        String old = request.subjectAddress();
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
}
