package uk.rightsdesk.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.notice.NoticeComparison.Kind;
import uk.rightsdesk.notice.NoticeComparison.Row;
import uk.rightsdesk.notice.NoticeComparison.Stretch;

class NoticeComparisonTest {

    private static final String BEFORE = """
            ## How we share
            We share your data with advisers.
            - professional advisors;
            - IT consultants.
            ## How long
            We keep your data for two years.
            """;

    @Test
    void shouldFindNothingWhereNothingChanged() {
        assertThat(compare(BEFORE, BEFORE).isSame()).isTrue();
        assertThat(compare(BEFORE, BEFORE).changed()).isEmpty();
    }

    @Test
    void shouldShowWordByWordWhatWasRewritten() {
        // when
        var changed =
                compare(BEFORE, BEFORE.replace("two years", "six years after")).changed();

        // then
        assertThat(changed).extracting(Row::kind).containsExactly(Kind.SAME, Kind.REWRITTEN);
        assertThat(words(changed.getFirst().after(), false)).isEqualTo("How long");
        assertThat(words(changed.getLast().before(), true)).isEqualTo("two years.");
        assertThat(words(changed.getLast().after(), true)).isEqualTo("six years after.");
        assertThat(words(changed.getLast().after(), false)).isEqualTo("We keep your data for");
    }

    @Test
    void shouldTellAddedAndRemovedPointsApart() {
        // when
        var changed = compare(BEFORE, BEFORE.replace("- professional advisors;", "- a company that hosts our website;"))
                .changed();

        // then: so little in common is no rewriting
        assertThat(changed).extracting(Row::kind).containsExactly(Kind.SAME, Kind.REMOVED, Kind.ADDED);
        assertThat(changed.get(1).after()).isNull();
        assertThat(changed.get(2).before()).isNull();
    }

    @Test
    void shouldShowANewPartWithItsHeading() {
        // when
        var changed = compare(BEFORE, BEFORE + "## Countries\nWe now send data to Canada.\n")
                .changed();

        // then
        assertThat(changed).extracting(Row::kind).containsExactly(Kind.ADDED, Kind.ADDED);
        assertThat(changed.getFirst().heading()).isTrue();
    }

    @Test
    void shouldSeeAHeadingThatBecameAParagraph() {
        assertThat(compare("## A\nWords.\n## B b b\n", "## A\nWords.\nB b b\n").changed())
                .extracting(Row::kind)
                .containsExactly(Kind.REMOVED, Kind.ADDED);
    }

    private static NoticeComparison compare(String before, String after) {
        return NoticeComparison.of(List.of(version(before)), List.of(version(after)));
    }

    private static NoticeVersion version(String body) {
        return NoticeReader.read(
                "test", ("in-force-from: 2026-01-01\ntitle: A\n---\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    private static String words(@Nullable List<Stretch> side, boolean changed) {
        return side == null
                ? ""
                : side.stream()
                        .filter(stretch -> stretch.changed() == changed)
                        .map(Stretch::text)
                        .collect(Collectors.joining(" "));
    }
}
