package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.portability.OthersData;
import uk.rightsdesk.rights.portability.Transfer;
import uk.rightsdesk.rights.portability.TransferMethod;
import uk.rightsdesk.rights.portability.Transfers;

/** What staff decide of a request for portability: what is given, and to whom else. */
@Controller
class PortabilityMatter implements ReviewMatter {

    private final Requests requests;
    private final FoundPages found;
    private final Transfers transfers;
    private final OthersData others;

    PortabilityMatter(Requests requests, FoundPages found, Transfers transfers, OthersData others) {
        this.requests = requests;
        this.found = found;
        this.transfers = transfers;
        this.others = others;
    }

    /** @param state what is decided about it, in words */
    record TransferView(String name, String target, String method, String country, String state, boolean toClear) {

        static TransferView of(Transfer transfer) {
            String state = !transfer.isOutside()
                    ? "Within the United Kingdom and the EEA"
                    : transfer.clearedBy() == null
                            ? "Outside the United Kingdom and the EEA: a second person has to decide"
                            : "Outside the United Kingdom and the EEA, allowed by " + transfer.clearedBy() + ": "
                                    + transfer.clearance();
            return new TransferView(
                    transfer.name(),
                    transfer.target(),
                    transfer.method() == TransferMethod.DOWNLOAD ? "secure download" : "HTTPS upload",
                    transfer.country(),
                    state,
                    !transfer.isAllowed());
        }
    }

    @Override
    public Right right() {
        return Right.PORTABILITY;
    }

    @Override
    public String template() {
        return "desk/matter-portability";
    }

    @Override
    public void show(Model model, RequestId request) {
        found.show(model, request);
        model.addAttribute("transferAction", "/tasks/review/" + request + "/transfer");
        model.addAttribute(
                "transfer", transfers.of(request).map(TransferView::of).orElse(null));
        model.addAttribute("uploadHosts", transfers.uploadHosts());
    }

    @Override
    public List<String> missing(RequestId request) {
        List<String> missing = new ArrayList<>();
        int undecided = others.undecided(request);
        if (undecided > 0) {
            missing.add(undecided + " records may name other people: decide of each whether it is given or left out.");
        }
        transfers
                .of(request)
                .filter(transfer -> !transfer.isAllowed())
                .ifPresent(
                        _ -> missing.add(
                                "The data would leave the United Kingdom and the EEA: a second person has to record whether they may."));
        return missing;
    }

    /** @param what choose, none or clear */
    @PostMapping("/tasks/review/{id}/transfer")
    String transfer(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "download") String method,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        try {
            switch (what) {
                case "choose" ->
                    transfers.choose(request, TransferMethod.of(method), name, target, country, staff.getName());
                case "none" -> transfers.toPersonOnly(request, staff.getName());
                case "clear" -> transfers.clear(request, reasons == null ? "" : reasons, staff.getName());
                default -> throw new IllegalArgumentException("Choose what to record.");
            }
        } catch (IllegalArgumentException refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/review/" + request;
    }
}
