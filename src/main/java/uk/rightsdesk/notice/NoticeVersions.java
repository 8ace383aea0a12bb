package uk.rightsdesk.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every version of the privacy notice that was ever in force: those that were files when the desk started, and those
 * drafted on it since. None is ever changed.
 */
@Component
public class NoticeVersions {

    private final NoticeVersionStore store;

    /** @throws InvalidNotice when there is none, or one cannot be read: a desk without a notice must not start */
    NoticeVersions(NoticeProperties properties, ResourcePatternResolver resources, NoticeVersionStore store) {
        this.store = store;
        store.take(NoticeFiles.read(properties.location(), resources));
        if (all().isEmpty()) {
            throw new InvalidNotice(properties.location(), "there is none; set rightsdesk.notice.location");
        }
    }

    /** Newest first, with those whose day is settled and yet to come; at least one. */
    public List<NoticeVersion> all() {
        return timeline().versions();
    }

    /**
     * What was in force on a day: the newest version begun by then, followed by the one that it supplements.
     *
     * @param day in Europe/London
     * @return empty before the first
     */
    public List<NoticeVersion> on(LocalDate day) {
        return timeline().on(day);
    }

    /** The last day of a version in Europe/London; null while it is the newest. */
    public @Nullable LocalDate lastDay(NoticeVersion version) {
        return timeline().lastDay(version);
    }

    /** What a version changed of the notice in force on the day before it; in the first all is new. */
    public NoticeComparison changes(NoticeVersion version) {
        return timeline().changes(version);
    }

    /** What changed with a version in the words that people were written; empty where it came as a file. */
    public Optional<String> summary(NoticeVersion version) {
        return store.summary(version.inForceFrom());
    }

    NoticeTimeline timeline() {
        return new NoticeTimeline(store.all());
    }
}
