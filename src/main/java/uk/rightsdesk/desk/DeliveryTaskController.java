package uk.rightsdesk.desk;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.AnswerChannels;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.Delivery;
import uk.rightsdesk.delivery.DeliveryDecision;
import uk.rightsdesk.delivery.DeliveryOutcome;
import uk.rightsdesk.delivery.download.AnswerDelivery;
import uk.rightsdesk.delivery.download.WrongRecipients;
import uk.rightsdesk.letter.AddressLabel;
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
    private final AnswerChannels channels;
    private final WrongRecipients wrongRecipients;
    private final AddressLabel labels;
    private final Clock clock;

    DeliveryTaskController(
            Requests requests,
            RequestPages pages,
            Deliveries deliveries,
            AnswerDelivery answers,
            AnswerChannels channels,
            WrongRecipients wrongRecipients,
            AddressLabel labels,
            Clock clock) {
        this.channels = channels;
        this.wrongRecipients = wrongRecipients;
        this.labels = labels;
        this.clock = clock;
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
        model.addAttribute("postal", channels.postalAddress(request.id()));
        model.addAttribute(
                "toPost",
                deliveries
                        .toResolve(request.id())
                        .map(delivery -> delivery.outcome() == DeliveryOutcome.TO_POST)
                        .orElse(false));
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
            @RequestParam(required = false) @Nullable String tracked,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = RequestId.parse(id);
        try {
            if (code == DeliveryDecision.Code.RETRY && wrongRecipients.stops(request)) {
                throw new IllegalArgumentException(
                        "Something about this request reached the wrong person: nothing is sent until two people have"
                                + " agreed to the right address, on the page of the request.");
            }
            deliveries
                    .toResolve(request)
                    .ifPresentOrElse(
                            delivery -> deliveries.resolve(delivery.id(), code, reasons, tracked, staff.getName()),
                            () -> redirect.addFlashAttribute(
                                    "problem", "No delivery waits for a decision any longer."));
        } catch (IllegalArgumentException refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
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

    /** The label of the letter; only where a postal address was recorded with the channel. */
    @GetMapping("/tasks/delivery/{id}/label.pdf")
    ResponseEntity<byte[]> label(@PathVariable String id) {
        Request request = requests.get(RequestId.parse(id));
        List<String> address = channels.postalAddress(request.id());
        if (address.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(labels.of(
                        request.requesterName().orElse("The addressee"),
                        address,
                        request.reference(),
                        StatutoryClock.dateOf(clock.instant())));
    }

    private static Choice.Taken taken(DeliveryDecision decision) {
        String code = decision.code().code();
        return new Choice.Taken(
                code,
                Choice.label(Choice.DELIVERY, code),
                decision.staff(),
                London.time(decision.decidedAt()),
                Stream.of(decision.trackedNumber(), decision.note())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(". ")));
    }
}
