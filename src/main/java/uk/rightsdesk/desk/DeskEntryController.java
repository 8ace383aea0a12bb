package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.rightsdesk.intake.DeskEntries;
import uk.rightsdesk.intake.DeskEntry;
import uk.rightsdesk.intake.EntryRefused;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.Right;

/** The page on which staff enter what came by post or telephone. */
@Controller
class DeskEntryController {

    private final DeskEntries entries;

    DeskEntryController(DeskEntries entries) {
        this.entries = entries;
    }

    @GetMapping("/enter")
    String empty(Model model) {
        show(model, new DeskEntry(UUID.randomUUID(), Channel.POST, null, "", "", "", "", Set.of()), "", Map.of());
        return "desk/enter";
    }

    @PostMapping("/enter")
    String enter(
            @RequestParam UUID id,
            @RequestParam Channel channel,
            @RequestParam String receivedOn,
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam String contact,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable Set<Right> rights,
            Principal staff,
            Model model,
            HttpServletResponse response) {
        DeskEntry entry = new DeskEntry(
                id, channel, date(receivedOn), name, email, contact, text, rights == null ? Set.of() : rights);
        try {
            return "redirect:/requests/"
                    + entries.enter(entry, staff.getName()).getFirst().reference();
        } catch (EntryRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            show(model, entry, receivedOn, refused.problems());
            return "desk/enter";
        }
    }

    private static void show(Model model, DeskEntry entry, String receivedOn, Map<String, String> problems) {
        model.addAttribute("entry", entry);
        model.addAttribute("channel", entry.channel().code());
        model.addAttribute("receivedOn", receivedOn);
        model.addAttribute("rights", RightChoice.all(entry.rights()));
        model.addAttribute("problems", problems);
    }

    /** Null for what is no date: the entry is refused then, and says so. */
    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}
