package uk.rightsdesk.notice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the versions of the notice. */
@Repository
class NoticeVersionStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeVersionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes over what stands in files and is not there yet.
     *
     * @throws InvalidNotice when a file says otherwise than the version of its day that is kept
     */
    void take(List<NoticeFiles.File> files) {
        checkTogether(files);
        for (NoticeFiles.File file : files) {
            NoticeVersion version = file.version();
            if (!keep(version, file.content(), null, "file") && !isKept(version)) {
                throw new InvalidNotice(
                        version.inForceFrom().toString(),
                        "was published with other words; a version is not changed, add another");
            }
        }
    }

    /** Before any is kept: what does not go together must not be half there. */
    private void checkTogether(List<NoticeFiles.File> files) {
        List<NoticeVersion> together = new ArrayList<>();
        files.forEach(file -> together.add(file.version()));
        all().stream()
                .filter(kept -> files.stream()
                        .noneMatch(file -> file.version().inForceFrom().equals(kept.inForceFrom())))
                .forEach(together::add);
        new NoticeTimeline(together);
    }

    /** @return false when there is a version of that day already */
    boolean keep(NoticeVersion version, String content, @Nullable String summary, String origin) {
        return jdbc.sql("""
                        insert into notice_version (in_force_from, content, sha256, summary, origin, published_at)
                        values (:day, :content, :sha256, :summary, :origin, :now) on conflict do nothing
                        """)
                        .param("day", version.inForceFrom())
                        .param("content", content)
                        .param("sha256", version.sha256())
                        .param("summary", summary)
                        .param("origin", origin)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private boolean isKept(NoticeVersion version) {
        return jdbc.sql("select exists (select from notice_version where in_force_from = ? and sha256 = ?)")
                .params(version.inForceFrom(), version.sha256())
                .query(Boolean.class)
                .single();
    }

    List<NoticeVersion> all() {
        return jdbc.sql("select in_force_from, content from notice_version order by in_force_from desc")
                .query((row, _) ->
                        NoticeReader.read(row.getString(1), row.getString(2).getBytes(StandardCharsets.UTF_8)))
                .list();
    }

    Optional<String> summary(LocalDate day) {
        return jdbc.sql("select summary from notice_version where in_force_from = ? and summary is not null")
                .param(day)
                .query(String.class)
                .optional();
    }

    /** The body of a version, without its head. */
    String body(LocalDate day) {
        String content = jdbc.sql("select content from notice_version where in_force_from = ?")
                .param(day)
                .query(String.class)
                .single();
        return content.substring(content.indexOf("\n---") + "\n---".length()).strip();
    }
}
