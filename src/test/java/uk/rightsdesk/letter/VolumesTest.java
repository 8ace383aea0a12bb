package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A long copy in volumes: nothing lost, nothing twice, in its order, and a letter that says what is where. */
class VolumesTest {

    private static final Letters LETTERS = LetterSamples.letters();

    @Test
    void shouldNeedVolumesBeyondTenThousandRowsOnly() {
        assertThat(Volumes.needed(LetterSamples.visits(10_000))).isFalse();
        assertThat(Volumes.needed(LetterSamples.visits(10_001))).isTrue();
    }

    @Test
    void shouldHoldEveryRowOnceAndInOrder() {
        // given
        List<DataSection> data = List.of(
                LetterSamples.visits(7).getFirst(),
                LetterSamples.data("Amelia Hart").getFirst(),
                LetterSamples.visits(25).getFirst());

        for (int most : List.of(1, 3, 10, 1_000)) {
            // when
            List<List<DataSection>> volumes = Volumes.of(data, most);

            // then
            assertThat(rows(volumes.stream().flatMap(List::stream).toList())).isEqualTo(rows(data));
            assertThat(volumes).allMatch(volume -> Volumes.rows(volume) <= most && !volume.isEmpty());
            assertThat(pictures(volumes.stream().flatMap(List::stream).toList()))
                    .isEqualTo(pictures(data));
        }
    }

    @Test
    void shouldSayWhichRecordsAPartHolds() {
        assertThat(Volumes.of(LetterSamples.visits(12_000)).stream()
                        .map(Volumes::titles)
                        .map(List::getFirst))
                .containsExactly(
                        "Visits to our site, records 1 to 5,000 of 12,000",
                        "Visits to our site, records 5,001 to 10,000 of 12,000",
                        "Visits to our site, records 10,001 to 12,000 of 12,000");
    }

    @Test
    void shouldMakeALetterOfContentsAndVolumesThatConform() throws Exception {
        // given
        List<List<DataSection>> volumes = Volumes.of(LetterSamples.visits(40), 15);
        LetterHead head = LetterSamples.head();
        AccessResponseContent contents = LetterSamples.accessResponse(head, List.of(), List.of())
                .inVolumes(volumes, number -> "volume-" + number + ".pdf");

        // when
        Letter letter = LETTERS.render(contents);
        Letter second = LETTERS.render(new AccessVolumeContent(head, 2, 3, volumes.get(1)));

        // then
        assertThat(VeraPdf.broken(letter.pdf())).isEmpty();
        assertThat(VeraPdf.broken(second.pdf())).isEmpty();
        assertThat(Pages.words(letter).replaceAll("\\s+", " "))
                .contains("volume-1.pdf", "volume-3.pdf", "records 31 to 40 of 40")
                .doesNotContain("/page/17");
        assertThat(Pages.words(second).replaceAll("\\s+", " "))
                .contains("volume 2 of 3", "/page/16", "/page/30")
                .doesNotContain("/page/15", "/page/31");
    }

    private static List<List<?>> rows(List<DataSection> data) {
        return data.stream()
                .flatMap(section -> section.tables().stream())
                .<List<?>>flatMap(table -> table.rows().stream())
                .toList();
    }

    private static List<Picture> pictures(List<DataSection> data) {
        return data.stream().flatMap(section -> section.pictures().stream()).toList();
    }
}
