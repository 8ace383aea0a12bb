package uk.rightsdesk.desk;

import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.breach.Affected;
import uk.rightsdesk.breach.AffectedException;
import uk.rightsdesk.breach.AffectedPeople;
import uk.rightsdesk.breach.Breach;
import uk.rightsdesk.breach.BreachRefused;
import uk.rightsdesk.datamap.PeopleAffected.DatedTable;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.letter.IncompleteLetter;

/** The page on which staff choose who is written to about a breach, watch the letters and reach those left. */
@Controller
class BreachPeopleController {

    private static final int MOST_SHOWN = 500;

    private final AffectedPeople people;
    private final BreachPages pages;
    private final String deskUrl;

    BreachPeopleController(
            AffectedPeople people, BreachPages pages, @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.people = people;
        this.pages = pages;
        this.deskUrl = deskUrl;
    }

    /** @param value {@code system table column}, the column empty where rows of any day count */
    record TableChoice(String value, String words) {}

    @GetMapping("/tasks/breach-people/{id}")
    String show(@PathVariable String id, Model model) {
        Breach breach = pages.breach(id);
        pages.show(model, breach);
        model.addAttribute("action", "/tasks/breach-people/" + id);
        model.addAttribute("exceptions", List.of(AffectedException.values()));
        model.addAttribute("progress", people.progress(breach.id()).orElse(null));
        model.addAttribute("unreached", people.unreached(breach.id(), MOST_SHOWN));
        model.addAttribute("ownPage", deskUrl + "/tasks/breach-people/" + id);
        if (!model.containsAttribute("counted")) {
            model.addAttribute("counted", null);
        }
        try {
            model.addAttribute("letter", people.text(breach.id()));
        } catch (IncompleteLetter incomplete) {
            model.addAttribute("letter", null);
        }
        choices(model);
        return "desk/task-breach-people";
    }

    private void choices(Model model) {
        List<DatedTable> tables;
        try {
            tables = people.choices();
        } catch (SystemOfRecordUnavailable down) {
            model.addAttribute("problem", "The systems of record cannot be asked now. Try again later.");
            tables = List.of();
        }
        model.addAttribute(
                "systems", tables.stream().map(DatedTable::system).distinct().toList());
        model.addAttribute(
                "tables",
                tables.stream().flatMap(BreachPeopleController::choices).toList());
    }

    private static Stream<TableChoice> choices(DatedTable table) {
        String name = table.system() + " " + table.table().name();
        String words = table.table().label() + " (" + table.table().name() + ")";
        return Stream.concat(
                Stream.of(new TableChoice(name + " ", words + ", of any day")),
                table.days().stream().map(day -> new TableChoice(name + " " + day, words + ", by " + day)));
    }

    @PostMapping("/tasks/breach-people/{id}/choice")
    String choose(
            @PathVariable String id,
            @RequestParam(defaultValue = "count") String what,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String system,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String keys,
            Principal staff,
            RedirectAttributes redirect) {
        Breach breach = pages.breach(id);
        try {
            Affected affected = switch (by) {
                case "everyone" -> new Affected.Everyone(system);
                case "rows" -> rows(table, from, to);
                case "keys" -> named(table, keys);
                default -> throw new IllegalArgumentException();
            };
            if (what.equals("save")) {
                people.choose(breach.id(), affected, staff.getName());
            } else {
                redirect.addFlashAttribute(
                        "counted",
                        affected.words() + ": " + people.count(affected) + " people. Nothing is recorded yet.");
            }
        } catch (BreachRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        } catch (DateTimeParseException noDay) {
            redirect.addFlashAttribute("problem", "Give the first and the last day.");
        } catch (IllegalArgumentException notChosen) {
            redirect.addFlashAttribute("problem", "Choose a system, a table, or keys.");
        }
        return "redirect:/tasks/breach-people/" + breach.id();
    }

    private static Affected rows(String table, String from, String to) {
        String[] parts = parts(table);
        String column = parts.length > 2 ? parts[2] : "";
        return column.isEmpty()
                ? new Affected.WithRows(parts[0], parts[1], "", "", "")
                : new Affected.WithRows(
                        parts[0],
                        parts[1],
                        column,
                        LocalDate.parse(from).toString(),
                        LocalDate.parse(to).toString());
    }

    /** Keys as staff paste them: by line, comma or blank. */
    private static Affected named(String table, String keys) {
        List<String> named = Stream.of(keys.split("[\\s,;]+"))
                .filter(key -> !key.isBlank())
                .distinct()
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException();
        }
        String[] parts = parts(table);
        return new Affected.Named(parts[0], parts[1], named);
    }

    private static String[] parts(String table) {
        String[] parts = table.split(" ");
        if (parts.length < 2) {
            throw new IllegalArgumentException();
        }
        return parts;
    }

    @PostMapping("/tasks/breach-people/{id}/exception")
    String except(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String exception,
            @RequestParam(defaultValue = "") String reasons,
            @RequestParam(defaultValue = "") String publicNotice,
            Principal staff,
            RedirectAttributes redirect) {
        Breach breach = pages.breach(id);
        try {
            people.choose(
                    breach.id(),
                    new Affected.Excepted(AffectedException.of(exception), reasons.strip(), publicNotice.strip()),
                    staff.getName());
        } catch (BreachRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        } catch (IllegalArgumentException notChosen) {
            redirect.addFlashAttribute("problem", "Choose the exception.");
        }
        return "redirect:/tasks/breach-people/" + breach.id();
    }

    @PostMapping("/tasks/breach-people/{id}/letters/{letter}/reached")
    String reached(@PathVariable String id, @PathVariable UUID letter, Principal staff) {
        Breach breach = pages.breach(id);
        people.reached(breach.id(), letter, staff.getName());
        return "redirect:/tasks/breach-people/" + breach.id();
    }

    @GetMapping("/tasks/breach-people/{id}/letters/{letter}.pdf")
    ResponseEntity<byte[]> letter(@PathVariable String id, @PathVariable UUID letter) {
        Breach breach = pages.breach(id);
        try {
            return BreachController.file(
                    people.letterByPost(breach.id(), letter), "application/pdf", breach.reference() + "-letter.pdf");
        } catch (BreachRefused nobody) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
