package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentationTest {

    private final Presentation presentation = new Presentation(Print.STANDARD);

    @Test
    void shouldShowShortValuesAsATable() {
        DataTable table =
                new DataTable("Visits", "", List.of("When", "Page"), List.of(List.of("3 March 2026", "/home")));

        assertThat(presentation.asRecords(table)).isFalse();
    }

    @Test
    void shouldShowLongTextAsRecords() {
        DataTable table =
                new DataTable("Messages", "", List.of("When", "Text"), List.of(List.of("3 March", "a".repeat(71))));

        assertThat(presentation.asRecords(table)).isTrue();
    }

    @Test
    void shouldShowManyColumnsAsRecords() {
        DataTable table = new DataTable("Flags", "", Collections.nCopies(7, "x"), List.of(Collections.nCopies(7, "1")));

        assertThat(presentation.asRecords(table)).isTrue();
    }

    @Test
    void shouldGiveLongerValuesMoreRoomWithinTheWidthOfThePage() {
        DataTable table = new DataTable("Visits", "", List.of("No", "Page"), List.of(List.of("1", "a".repeat(40))));

        List<Integer> widths = presentation.widths(table);

        assertThat(widths.get(1)).isGreaterThan(widths.get(0));
        assertThat(widths.stream().mapToInt(Integer::intValue).sum()).isBetween(95, 100);
    }
}
