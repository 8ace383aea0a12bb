package uk.rightsdesk.notice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;

/** What a draft must be before it is agreed to. */
@Component
class NoticeRules {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_SUMMARY = 4_000;
    private static final int LONGEST_BODY = 200_000;

    private final NoticeVersions versions;
    private final NoticeProperties properties;
    private final MarketingCheck marketing = MarketingCheck.standard();
    private final Clock clock;

    NoticeRules(NoticeVersions versions, NoticeProperties properties, Clock clock) {
        this.versions = versions;
        this.properties = properties;
        this.clock = clock;
    }

    /** The same without what a form adds. @throws NoticeChangeRefused when it is not of the form of a notice */
    NoticeDraft.Text clean(NoticeDraft.Text text) {
        var clean = new NoticeDraft.Text(
                text.title().replaceAll("\\s+", " ").strip(),
                text.inForceFrom(),
                text.supplements(),
                lines(text.body()),
                lines(text.summary()));
        if (clean.title().isEmpty() || clean.title().length() > LONGEST_TITLE) {
            throw new NoticeChangeRefused("Give it a title of up to " + LONGEST_TITLE + " characters.");
        }
        if (clean.summary().length() > LONGEST_SUMMARY || clean.body().length() > LONGEST_BODY) {
            throw new NoticeChangeRefused("That is too long: a summary has up to 4,000 characters.");
        }
        try {
            read(new NoticeDraft(1, clean, "nobody", clock.instant()));
        } catch (InvalidNotice invalid) {
            throw new NoticeChangeRefused("The text cannot be kept: " + invalid.reason()
                    + ". Headings begin with ## or ###, points with -, every other line is a paragraph.");
        }
        return clean;
    }

    private static String lines(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
    }

    static NoticeVersion read(NoticeDraft draft) {
        return NoticeReader.read("draft", draft.file().getBytes(StandardCharsets.UTF_8));
    }

    /** The draft as a version, followed by the one that it supplements. */
    List<NoticeVersion> whole(NoticeChange change) {
        return versions.timeline().whole(read(change.draft().from(day(change))));
    }

    NoticeComparison comparison(NoticeChange change) {
        return NoticeComparison.of(versions.on(day(change).minusDays(1)), whole(change));
    }

    private static LocalDate day(NoticeChange change) {
        return change.inForceFrom() == null ? change.draft().text().inForceFrom() : change.inForceFrom();
    }

    LocalDate firstDayIfMaterial() {
        return today().plus(properties.announceBefore());
    }

    /** When the judgement is due if the change is material, in Europe/London. */
    LocalDate judgedBy(NoticeChange change) {
        return change.draft().text().inForceFrom().minus(properties.announceBefore());
    }

    List<String> missing(NoticeChange change) {
        NoticeDraft.Text text = change.draft().text();
        List<String> missing = new ArrayList<>();
        if (!text.inForceFrom().isAfter(today())) {
            missing.add("Choose a day to take effect that is yet to come.");
        } else if (versions.all().stream().anyMatch(each -> !each.inForceFrom().isBefore(text.inForceFrom()))) {
            missing.add("There is a version of that day or a later one already: choose a later day.");
        }
        if (text.summary().isBlank()) {
            missing.add(
                    "Say in plain words what changes for people: it is shown on the page, and sent if it is material.");
        }
        List<MarketingCheck.Finding> promotion = marketing.findings(text.title() + "\n" + text.summary());
        if (!promotion.isEmpty()) {
            missing.add("A message about the notice may not promote anything. Write it without "
                    + promotion.stream().map(MarketingCheck.Finding::said).collect(Collectors.joining(", ")) + ".");
        }
        if (comparison(change).isSame()) {
            missing.add("It says the same as the notice in force: nothing changes.");
        }
        return List.copyOf(missing);
    }

    /** What forbids a decision today, as a sentence for staff. */
    Optional<String> problem(NoticeChange change, NoticeDecision.Code code) {
        return switch (code) {
            case GIVE_UP, RETURN -> Optional.empty();
            case SUBMIT, NOT_MATERIAL -> missing(change).stream().findFirst();
            case MATERIAL ->
                missing(change).stream()
                        .findFirst()
                        .or(() -> Optional.of(firstDayIfMaterial())
                                .filter(day -> day.isAfter(change.draft().text().inForceFrom()))
                                .map(day -> "A material change is told to everyone before it takes effect: the earliest"
                                        + " day is " + DATE.format(day)
                                        + ". Return it, so that a later day is chosen."));
        };
    }

    private LocalDate today() {
        return StatutoryClock.dateOf(clock.instant());
    }
}
