package uk.rightsdesk.desk;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.Delivery;
import uk.rightsdesk.delivery.DeliveryDecision;
import uk.rightsdesk.delivery.download.AnswerDelivery;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/** The page of the task that a failed delivery opens. */
@Controller
class DeliveryTaskController {

    private final Requests requests;
    private final RequestPages pages;
    private final Deliveries deliveries;
    private final AnswerDelivery answers;

    DeliveryTaskController(Requests requests, RequestPages pages, Deliveries deliveries, AnswerDelivery answers) {
        this.requests = requests;
        this.pages = pages;
        this.deliveries = deliveries;
        this.answers = answers;
    }

    @GetMapping("/tasks/delivery/{id}")
    String show(@PathVariable String id, Model model) {
        Request request = requests.get(RequestId.parse(id));
        model.addAttribute("view", pages.view(request));
        model.addAttribute("requestId", request.id().toString());
        model.addAttribute("action", "/tasks/delivery/" + id + "/decision");
        model.addAttribute("options", Choice.DELIVERY);
        model.addAttribute("pending", pending(request.id()));
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/task-delivery";
    }

    private Choice.@Nullable Taken pending(RequestId request) {
        return deliveries
                .toResolve(request)
                .flatMap(delivery -> deliveries.decisions(delivery.id()).stream()
                        .filter(decision -> decision.confirmedAt() == null)
                        .reduce((_, last) -> last))
                .map(DeliveryTaskController::taken)
                .orElse(null);
    }

    @PostMapping("/tasks/delivery/{id}/decision")
    String decide(
            @PathVariable String id,
            @RequestParam DeliveryDecision.Code code,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = RequestId.parse(id);
        deliveries
                .toResolve(request)
                .ifPresentOrElse(
                        delivery -> deliveries.resolve(delivery.id(), code, reasons, staff.getName()),
                        () -> redirect.addFlashAttribute("problem", "No delivery waits for a decision any longer."));
        return "redirect:/tasks/delivery/" + request;
    }

    /** The letter, to be printed and posted. */
    @GetMapping("/tasks/delivery/{id}/letter.pdf")
    ResponseEntity<byte[]> letter(@PathVariable String id) {
        Delivery delivery = deliveries
                .toResolve(RequestId.parse(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(answers.letter(delivery.id()));
    }

    private static Choice.Taken taken(DeliveryDecision decision) {
        String code = decision.code().code();
        return new Choice.Taken(
                code,
                Choice.label(Choice.DELIVERY, code),
                decision.staff(),
                London.time(decision.decidedAt()),
                decision.note());
    }
}
