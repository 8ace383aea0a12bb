package uk.rightsdesk.desk;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import uk.rightsdesk.rights.marketing.Suppressions;
import uk.rightsdesk.rights.marketing.UnsubscribeLinks;

/**
 * What the company's mailers ask before every marketing message: may it go to this address, and with which headers. The
 * headers come with the leave to send, so a mailer that wants one has to ask for the other.
 */
@RestController
class MailerController {

    private final Suppressions suppressions;
    private final UnsubscribeLinks links;

    MailerController(Suppressions suppressions, UnsubscribeLinks links) {
        this.suppressions = suppressions;
        this.links = links;
    }

    /** @param contact an email address, or a telephone number */
    record Question(String contact) {

        /** Without the address, so that it reaches no log. */
        @Override
        public String toString() {
            return "Question[]";
        }
    }

    /**
     * @param suppressed when true nothing may be sent
     * @param headers of the email, to be signed with it; empty for a telephone number and where nothing may be sent
     */
    record Clearance(boolean suppressed, Map<String, String> headers) {}

    @PostMapping("/mailer/clearance")
    Clearance clear(@RequestBody Question question) {
        boolean suppressed = suppressions
                .covers(question.contact())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT));
        return new Clearance(suppressed, suppressed ? Map.of() : headers(question.contact()));
    }

    private Map<String, String> headers(String address) {
        return links.linkFor(address)
                .map(link -> Map.of(
                        "List-Unsubscribe", "<" + link + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
                .orElse(Map.of());
    }
}
