package uk.rightsdesk.desk;

import java.security.Principal;
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

/** The page of the triage task: the email, what the rules made of it, and what staff decide. */
@Controller
class TriageTaskController {

    private final Correspondences correspondences;
    private final Triage triage;

    TriageTaskController(Correspondences correspondences, Triage triage) {
        this.correspondences = correspondences;
        this.triage = triage;
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
        model.addAttribute(
                "pending",
                triage.pending(messageId).map(TriageTaskController::taken).orElse(null));
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/task-triage";
    }

    @PostMapping("/tasks/triage/{id}/decision")
    String decide(
            @PathVariable UUID id,
            @RequestParam TriageDecision.Code code,
            @RequestParam(required = false) @Nullable String joins,
            @RequestParam(required = false) @Nullable String note,
            Principal staff,
            RedirectAttributes redirect) {
        try {
            triage.decide(new CorrespondenceId(id), code, joins, note, staff.getName());
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
