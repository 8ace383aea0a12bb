package uk.rightsdesk.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.intake.Correspondences;
import uk.rightsdesk.intake.ReplyJoined;

/**
 * Takes a code from the first line of a reply. Nowhere else: who writes that it was not them may quote our email, code
 * and all.
 */
@Component
class CodeInReply {

    private static final Pattern NOTHING_BUT_A_CODE =
            Pattern.compile("(?i)(?:(?:my |the )?code:?)?\\s*\\d{4}\\s?\\d{4}\\.?");

    private final Correspondences correspondences;
    private final ConfirmationCodes codes;

    CodeInReply(Correspondences correspondences, ConfirmationCodes codes) {
        this.correspondences = correspondences;
        this.codes = codes;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void joined(ReplyJoined reply) {
        codeIn(correspondences.get(reply.message()).text()).ifPresent(code -> codes.reply(reply.request(), code));
    }

    static Optional<String> codeIn(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> NOTHING_BUT_A_CODE.matcher(line).matches());
    }
}
