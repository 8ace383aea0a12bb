package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.intake.Correspondence;
import uk.rightsdesk.intake.CorrespondenceId;
import uk.rightsdesk.intake.Correspondences;
import uk.rightsdesk.intake.Triage;
import uk.rightsdesk.intake.TriageDecision;
import uk.rightsdesk.intake.TriageRefused;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** The page of the triage task: the email, what the rules made of it, and what staff decide. */
@Controller
class TriageTaskController {

    private final Correspondences correspondences;
    private final Triage triage;
    private final Requests requests;

    TriageTaskController(Correspondences correspondences, Triage triage, Requests requests) {
        this.correspondences = correspondences;
        this.triage = triage;
        this.requests = requests;
    }

    /**
     * The request that the message seems to belong to.
     *
     * @param ended how it ended, in words; null while it is open
     * @param opensAgain whether joining the message opens it again
     * @param withdrawal where a withdrawal of it is recorded; null when it has ended
     */
    record Suggested(
            String reference,
            @Nullable String ended,
            boolean opensAgain,
            @Nullable String withdrawal) {

        static Suggested of(Request request) {
            return new Suggested(
                    request.reference(),
                    request.outcome().map(Outcome::words).orElse(null),
                    request.isOpenedAgainByReply(),
                    request.outcome().isPresent() ? null : "/tasks/withdrawal/" + request.id());
        }
    }

    @GetMapping("/tasks/triage/{id}")
    String show(@PathVariable UUID id, Model model) {
        CorrespondenceId messageId = new CorrespondenceId(id);
        Correspondence message = correspondences.get(messageId);
        model.addAttribute("message", RequestPages.message(message));
        model.addAttribute("from", from(message));
        model.addAttribute("subject", message.subject() == null ? "(no subject)" : message.subject());
        model.addAttribute("authenticated", message.authenticated());
        model.addAttribute("complete", message.complete());
        model.addAttribute("files", correspondences.attachments(messageId));
        model.addAttribute(
                "classification", message.classification() == null ? "not classified" : message.classification());
        model.addAttribute("evidence", evidence(messageId));
        model.addAttribute("action", "/tasks/triage/" + id + "/decision");
        model.addAttribute("options", Choice.TRIAGE);
        Optional<TriageDecision> pending = triage.pending(messageId);
        model.addAttribute("pending", pending.map(TriageTaskController::taken).orElse(null));
        Set<Right> rights = pending.map(TriageDecision::rights).orElse(Set.of());
        model.addAttribute("rights", RightChoice.all(rights.isEmpty() ? message.rights() : rights));
        model.addAttribute(
                "suggested",
                Optional.ofNullable(message.suggestedRequest())
                        .flatMap(requests::find)
                        .map(Suggested::of)
                        .orElse(null));
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/task-triage";
    }

    @PostMapping("/tasks/triage/{id}/decision")
    String decide(
            @PathVariable UUID id,
            @RequestParam TriageDecision.Code code,
            @RequestParam(required = false) @Nullable Set<Right> rights,
            @RequestParam(required = false) @Nullable String joins,
            @RequestParam(required = false) @Nullable String note,
            Principal staff,
            RedirectAttributes redirect) {
        try {
            triage.decide(
                    new CorrespondenceId(id), code, rights == null ? Set.of() : rights, joins, note, staff.getName());
        } catch (TriageRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/triage/" + id;
    }

    private static String from(Correspondence message) {
        String address = message.fromAddress() == null ? "(no one sender)" : message.fromAddress();
        return message.fromName() == null ? address : message.fromName() + ", " + address;
    }

    private String evidence(CorrespondenceId message) {
        String words = correspondences.matchedWords(message).stream()
                .map(match -> "“" + match.words() + "” (" + match.right() + ")")
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "none" : words;
    }

    private static Choice.Taken taken(TriageDecision decision) {
        String code = decision.code().code();
        return new Choice.Taken(
                code,
                Choice.label(Choice.TRIAGE, code),
                decision.staff(),
                London.time(decision.decidedAt()),
                decision.note());
    }
}
