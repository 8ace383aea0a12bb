package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.identity.EvidenceKind;
import uk.rightsdesk.identity.IdentityDecisions;
import uk.rightsdesk.identity.IdentityRecord;
import uk.rightsdesk.identity.IdentityRefused;
import uk.rightsdesk.identity.Judgement;
import uk.rightsdesk.identity.SharedIdentity;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** The page of the task 'Verify identity', shown by Tasklist inside the task. */
@Controller
class IdentityTaskController {

    private final Requests requests;
    private final RequestPages pages;
    private final RequestJournal journal;
    private final Decisions decisions;
    private final IdentityDecisions identities;
    private final SharedIdentity shared;
    private final EvidencePages evidence;

    IdentityTaskController(
            Requests requests,
            RequestPages pages,
            RequestJournal journal,
            Decisions decisions,
            IdentityDecisions identities,
            SharedIdentity shared,
            EvidencePages evidence) {
        this.requests = requests;
        this.pages = pages;
        this.journal = journal;
        this.decisions = decisions;
        this.identities = identities;
        this.shared = shared;
        this.evidence = evidence;
    }

    /** One step of the record, as the page shows it. */
    record StepView(String title, String by, String at, Map<String, String> facts) {}

    @GetMapping("/tasks/identity/{id}")
    String identity(@PathVariable String id, Model model) {
        Request request = request(id);
        model.addAttribute("view", pages.view(request));
        model.addAttribute("options", Choice.of(DecisionKind.IDENTITY));
        model.addAttribute("action", "/tasks/identity/" + request.id() + "/decision");
        model.addAttribute(
                "pending",
                Choice.Taken.of(DecisionKind.IDENTITY, decisions.pending(request.id(), DecisionKind.IDENTITY)));
        model.addAttribute("messages", evidence.of(request.id()));
        model.addAttribute("authenticated", request.senderAuthenticated());
        model.addAttribute("accounts", accounts(request.id()));
        model.addAttribute(
                "together",
                shared.decidedTogether(request.id()).stream().map(pages::view).toList());
        model.addAttribute("suggested", identities.suggested(request.id()));
        model.addAttribute("kinds", EvidenceKind.choices());
        model.addAttribute("parties", Party.values());
        model.addAttribute("party", request.party());
        model.addAttribute(
                "steps",
                identities.of(request.id()).stream()
                        .map(IdentityTaskController::step)
                        .toList());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/task-identity";
    }

    private String accounts(RequestId request) {
        return journal.of(request).stream()
                .filter(event -> event.type() == EventType.SENDER_ASSESSED)
                .map(event -> event.details().getOrDefault("accounts", "not looked up yet"))
                .reduce((_, last) -> last)
                .orElse("not looked up yet");
    }

    private static StepView step(IdentityRecord record) {
        IdentityRecord.Texts texts = record.texts();
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "Least intrusive, by the rules", record.suggested().words());
        put(facts, "Asked for", record.asked() == null ? null : record.asked().words());
        put(
                facts,
                "Who asks",
                record.step().equals("doubt") ? null : record.party().words());
        put(facts, "Doubt or reasons", texts.doubt());
        put(facts, "Why nothing less intrusive", texts.alternatives());
        put(facts, "Code sent to the address held", texts.code());
        put(facts, "Seen", texts.seen());
        put(facts, "Child: competence, or who may act", texts.competence());
        put(facts, "Person's address", texts.subjectAddress());
        put(facts, "Answer goes to", texts.answerAddress());
        put(facts, "Evidence deleted", record.evidenceGoneAt() == null ? null : London.time(record.evidenceGoneAt()));
        String title = record.step().equals("doubt")
                ? "Not certain who is asking"
                : Choice.label(Choice.of(DecisionKind.IDENTITY), record.step())
                        + (record.confirmedAt() == null ? " (not yet confirmed by a completed task)" : "");
        return new StepView(title, record.verifier(), London.time(record.recordedAt()), facts);
    }

    private static void put(Map<String, String> facts, String name, @Nullable String fact) {
        if (fact != null) {
            facts.put(name, fact);
        }
    }

    /** What the form of the page holds; codes in their own spelling, empty where nothing was chosen or written. */
    record Form(
            String code,
            Party party,
            @Nullable String reasons,
            @Nullable EvidenceKind asked,
            @Nullable String alternatives,
            @Nullable String seen,
            @Nullable String competence,
            @Nullable String subjectAddress,
            Judgement.@Nullable AnswerTo answerTo,
            @Nullable List<UUID> evidence) {

        Judgement judgement() {
            return new Judgement(
                    code,
                    party,
                    reasons,
                    code.equals("ask-evidence") ? asked : null,
                    alternatives,
                    seen,
                    competence,
                    subjectAddress,
                    Objects.requireNonNullElse(answerTo, Judgement.AnswerTo.HELD_ADDRESS),
                    evidence == null ? List.of() : evidence);
        }
    }

    @PostMapping("/tasks/identity/{id}/decision")
    String decide(@PathVariable String id, Form form, Principal staff, RedirectAttributes redirect) {
        RequestId request = request(id).id();
        try {
            identities.decide(request, form.judgement(), staff.getName());
        } catch (IdentityRefused | DecisionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/identity/" + request;
    }

    private Request request(String id) {
        return requests.get(RequestId.parse(id));
    }
}
