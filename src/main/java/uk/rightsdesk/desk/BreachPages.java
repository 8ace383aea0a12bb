package uk.rightsdesk.desk;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.breach.Breach;
import uk.rightsdesk.breach.BreachFacts;
import uk.rightsdesk.breach.BreachId;
import uk.rightsdesk.breach.BreachRefused;
import uk.rightsdesk.breach.Breaches;
import uk.rightsdesk.clock.ApplicableTimePeriod.Step;
import uk.rightsdesk.clock.StatutoryClock;

/** What the pages of breaches have in common. */
@Component
class BreachPages {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final Breaches breaches;
    private final Clock clock;

    BreachPages(Breaches breaches, Clock clock) {
        this.breaches = breaches;
        this.clock = clock;
    }

    /**
     * A breach as every page begins with it.
     *
     * @param left of the 72 hours, in words
     */
    record BreachView(
            String id,
            String reference,
            String source,
            String awareAt,
            String dueAt,
            String left,
            String tone,
            List<Step> explanation,
            @Nullable String closedAt) {}

    /** @throws ResponseStatusException when there is no such breach */
    Breach breach(String id) {
        try {
            return breaches.get(BreachId.parse(id));
        } catch (IllegalArgumentException | NoSuchElementException noBreach) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** Adds the breach, its view and what went wrong with the last post. */
    void show(Model model, Breach breach) {
        model.addAttribute("breach", breach);
        model.addAttribute("view", view(breach));
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
    }

    /**
     * Does the work of a post and goes back to its page, which says what was refused.
     *
     * @param page path of the page, up to the id
     * @param notChosen what the page says where a choice is missing
     */
    String done(String page, String id, RedirectAttributes redirect, String notChosen, Consumer<BreachId> work) {
        BreachId breach = breach(id).id();
        try {
            work.accept(breach);
        } catch (BreachRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        } catch (NumberFormatException noNumber) {
            redirect.addFlashAttribute("problem", "Write numbers in digits, or leave them empty.");
        } catch (IllegalArgumentException choice) {
            redirect.addFlashAttribute("problem", notChosen);
        }
        return "redirect:" + page + breach;
    }

    BreachView view(Breach breach) {
        Instant due = breach.period().dueAt();
        Duration left = Duration.between(clock.instant(), due);
        return new BreachView(
                breach.id().toString(),
                breach.reference(),
                breach.source().words(),
                London.time(breach.awareAt()),
                London.time(due),
                breach.closedAt() != null ? "closed" : words(left),
                breach.closedAt() != null ? "good" : left.isNegative() ? "bad" : "warn",
                breach.period().explanation(),
                breach.closedAt() == null ? null : London.time(breach.closedAt()));
    }

    private static String words(Duration left) {
        long hours = left.abs().toHours();
        return left.isNegative() ? "over for " + hours + " hours" : hours + " hours left";
    }

    /** Now, as a field for a moment shows it. */
    String now() {
        return FIELD.format(clock.instant().atZone(StatutoryClock.LONDON));
    }

    /** @return null for what is no moment in Europe/London */
    static @Nullable Instant moment(String field) {
        try {
            return LocalDateTime.parse(field.strip())
                    .atZone(StatutoryClock.LONDON)
                    .toInstant();
        } catch (DateTimeException notAMoment) {
            return null;
        }
    }

    /**
     * What staff know by now, as the fieldset of facts posts it.
     *
     * @throws NumberFormatException when a number is none
     */
    static BreachFacts facts(FactsForm form) {
        return new BreachFacts(
                text(form.happened()),
                text(form.peopleKinds()),
                number(form.people()),
                text(form.recordKinds()),
                number(form.records()),
                text(form.consequences()),
                text(form.measures()),
                text(form.advice()));
    }

    record FactsForm(
            @Nullable String happened,
            @Nullable String peopleKinds,
            @Nullable String people,
            @Nullable String recordKinds,
            @Nullable String records,
            @Nullable String consequences,
            @Nullable String measures,
            @Nullable String advice) {}

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    private static @Nullable Integer number(@Nullable String field) {
        return field == null || field.isBlank() ? null : Integer.valueOf(field.strip());
    }
}
