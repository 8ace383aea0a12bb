package uk.rightsdesk.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Versions of the notice in time.
 *
 * @param versions newest first
 */
record NoticeTimeline(List<NoticeVersion> versions) {

    /** @throws InvalidNotice when two begin on one day, or one supplements none that is complete */
    NoticeTimeline {
        versions = versions.stream()
                .sorted(Comparator.comparing(NoticeVersion::inForceFrom).reversed())
                .toList();
        Set<LocalDate> days = new HashSet<>();
        Set<LocalDate> complete = new HashSet<>();
        for (NoticeVersion version : versions) {
            if (!days.add(version.inForceFrom())) {
                throw new InvalidNotice(version.inForceFrom().toString(), "begins on the same day as another");
            }
            if (version.supplements() == null) {
                complete.add(version.inForceFrom());
            }
        }
        for (NoticeVersion version : versions) {
            if (version.supplements() != null && !complete.contains(version.supplements())) {
                throw new InvalidNotice(version.inForceFrom().toString(), "supplements none that is complete");
            }
        }
    }

    /** @see NoticeVersions#on */
    List<NoticeVersion> on(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.inForceFrom().isAfter(day))
                .findFirst()
                .map(this::whole)
                .orElse(List.of());
    }

    /** A version followed by the one that it supplements. */
    List<NoticeVersion> whole(NoticeVersion version) {
        List<NoticeVersion> whole = new ArrayList<>(List.of(version));
        versions.stream()
                .filter(other -> other.inForceFrom().equals(version.supplements()))
                .forEach(whole::add);
        return List.copyOf(whole);
    }

    /** @see NoticeVersions#lastDay */
    @Nullable
    LocalDate lastDay(NoticeVersion version) {
        Optional<NoticeVersion> next = versions.reversed().stream()
                .filter(other -> other.inForceFrom().isAfter(version.inForceFrom()))
                .findFirst();
        return next.map(after -> after.inForceFrom().minusDays(1)).orElse(null);
    }

    /** What a version changed of the notice that was in force on the day before it; all is new in the first. */
    NoticeComparison changes(NoticeVersion version) {
        return NoticeComparison.of(on(version.inForceFrom().minusDays(1)), whole(version));
    }
}
