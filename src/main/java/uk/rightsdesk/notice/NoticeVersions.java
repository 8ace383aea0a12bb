package uk.rightsdesk.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Every version of the privacy notice that was ever in force: files that are added to and never changed. */
@Component
public class NoticeVersions {

    /** Newest first. */
    private final List<NoticeVersion> versions;

    /** @throws InvalidNotice when there is none, or one cannot be read: a desk without a notice must not start */
    NoticeVersions(NoticeProperties properties, ResourcePatternResolver resources) {
        this.versions = read(properties.location(), resources);
    }

    private static List<NoticeVersion> read(String location, ResourcePatternResolver resources) {
        List<NoticeVersion> versions = new ArrayList<>();
        try {
            for (Resource resource : resources.getResources(location)) {
                String file = String.valueOf(resource.getFilename());
                NoticeVersion version = NoticeReader.read(file, resource.getContentAsByteArray());
                if (versions.stream().anyMatch(other -> other.inForceFrom().equals(version.inForceFrom()))) {
                    throw new InvalidNotice(file, "begins on the same day as another");
                }
                versions.add(version);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (versions.isEmpty()) {
            throw new InvalidNotice(location, "there is none; set rightsdesk.notice.location");
        }
        for (NoticeVersion version : versions) {
            LocalDate other = version.supplements();
            if (other != null && versions.stream().noneMatch(each -> isComplete(each, other))) {
                throw new InvalidNotice(version.inForceFrom().toString(), "supplements none that is complete");
            }
        }
        versions.sort(Comparator.comparing(NoticeVersion::inForceFrom).reversed());
        return List.copyOf(versions);
    }

    private static boolean isComplete(NoticeVersion version, LocalDate inForceFrom) {
        return version.inForceFrom().equals(inForceFrom) && version.supplements() == null;
    }

    /** Newest first; at least one. */
    public List<NoticeVersion> all() {
        return versions;
    }

    /**
     * What was in force on a day: the newest version begun by then, followed by the one that it supplements.
     *
     * @param day in Europe/London
     * @return empty before the first
     */
    public List<NoticeVersion> on(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.inForceFrom().isAfter(day))
                .findFirst()
                .map(this::whole)
                .orElse(List.of());
    }

    /** The last day of a version in Europe/London; null while it is the newest. */
    public @Nullable LocalDate lastDay(NoticeVersion version) {
        Optional<NoticeVersion> next = versions.reversed().stream()
                .filter(other -> other.inForceFrom().isAfter(version.inForceFrom()))
                .findFirst();
        return next.map(after -> after.inForceFrom().minusDays(1)).orElse(null);
    }

    private List<NoticeVersion> whole(NoticeVersion version) {
        List<NoticeVersion> whole = new ArrayList<>(List.of(version));
        versions.stream()
                .filter(other -> other.inForceFrom().equals(version.supplements()))
                .forEach(whole::add);
        return List.copyOf(whole);
    }
}
