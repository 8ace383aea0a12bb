package uk.rightsdesk.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import uk.rightsdesk.letter.NoticePart;

class NoticeVersionsTest {

    private static final LocalDate FIRST = LocalDate.of(2022, 12, 9);
    private static final LocalDate CHANGES = LocalDate.of(2026, 11, 22);

    private final NoticeTimeline company = versions("file:samples/notice/*.md");

    @Test
    void shouldKnowWhatWasInForceOnAnyDay() {
        assertThat(company.on(FIRST.minusDays(1))).isEmpty();
        assertThat(days(company.on(FIRST))).containsExactly(FIRST);
        assertThat(days(company.on(CHANGES.minusDays(1)))).containsExactly(FIRST);
        assertThat(days(company.on(CHANGES))).containsExactly(CHANGES, FIRST);
        assertThat(company.lastDay(company.on(FIRST).getFirst())).isEqualTo(CHANGES.minusDays(1));
        assertThat(company.lastDay(company.versions().getFirst())).isNull();
    }

    @Test
    void shouldKeepTheWordsOfTheCompanysNotice() {
        NoticeVersion notice = company.on(FIRST).getFirst();

        assertThat(notice.parts()).extracting(NoticePart::heading).contains("Right of access", "Complaints", "Contact");
        assertThat(texts(notice))
                .contains("professional advisors;")
                .contains("We do not transfer your personal data outside of the UK or European Economic Area (EEA).");
        assertThat(notice.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void shouldSetRightInTheAddendumWhatTheLawHasChanged() {
        // Law: law.md 3.13
        assertThat(String.join(" ", texts(company.on(CHANGES).getFirst())))
                .contains("reasonable doubts", "calendar month", "manifestly unfounded or excessive")
                .contains("reasonable to share it without their consent", "section 164A", "0303 123 1113");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no head",
                "title: A\n---\n## B\ntext\n",
                "in-force-from: soon\ntitle: A\n---\n## B\ntext\n",
                "in-force-from: 2026-01-01\ntitle: A\n---\n",
                "in-force-from: 2026-01-01\ntitle: A\n---\ntext without heading\n",
                "in-force-from: 2026-01-01\ntitle: A\n---\n### Below none\ntext\n",
                "in-force-from: 2026-01-01\ntitle: A\nauthor: B\n---\n## B\ntext\n",
                "in-force-from: 2026-01-01\nsupplements: 2025-01-01\ntitle: A\n---\n## B\ntext\n"
            })
    void shouldRefuseWhatIsNoNotice(String content, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("wrong.md"), content);

        assertThatExceptionOfType(InvalidNotice.class).isThrownBy(() -> versions("file:" + folder + "/*.md"));
    }

    @Test
    void shouldRefuseTwoOfOneDay(@TempDir Path folder) throws IOException {
        String notice = "in-force-from: 2026-01-01\ntitle: A\n---\n## B\ntext\n";
        Files.writeString(folder.resolve("one.md"), notice);
        Files.writeString(folder.resolve("two.md"), notice);
        assertThatExceptionOfType(InvalidNotice.class).isThrownBy(() -> versions("file:" + folder + "/*.md"));
    }

    private static NoticeTimeline versions(String location) {
        return new NoticeTimeline(NoticeFiles.read(location, new PathMatchingResourcePatternResolver()).stream()
                .map(NoticeFiles.File::version)
                .toList());
    }

    private static List<LocalDate> days(List<NoticeVersion> versions) {
        return versions.stream().map(NoticeVersion::inForceFrom).toList();
    }

    private static List<String> texts(NoticeVersion version) {
        return version.parts().stream()
                .flatMap(part -> part.blocks().stream())
                .flatMap(block -> block.texts().stream())
                .toList();
    }
}
