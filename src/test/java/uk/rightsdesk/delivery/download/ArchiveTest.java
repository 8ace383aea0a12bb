package uk.rightsdesk.delivery.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    private static final TimeZone ZONE = TimeZone.getDefault();

    @AfterEach
    void zone() {
        TimeZone.setDefault(ZONE);
    }

    @Test
    void shouldBeTheSameBytesEverywhere() {
        // given
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        byte[] there = archive("letter.pdf", "files/a-b_c.png");

        // when
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));

        // then
        assertThat(archive("letter.pdf", "files/a-b_c.png")).isEqualTo(there);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../letter.pdf",
                "/letter.pdf",
                "a/../b",
                "a//b",
                "a/",
                "-rf",
                ".hidden",
                "a\nb",
                "a\\b",
                "naïve.txt",
                "",
                "ONE"
            })
    void shouldRefuseWhatIsNoPathOfItsOwn(String path) {
        Archive archive = new Archive(new ByteArrayOutputStream(), "folder", LocalDate.EPOCH, _ -> "signature");
        archive.add("one", new byte[0]);

        assertThatIllegalArgumentException().isThrownBy(() -> archive.add(path, new byte[0]));
    }

    private static byte[] archive(String... paths) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Archive archive = new Archive(bytes, "R-2026-000042", LocalDate.of(2026, 11, 22), _ -> "signature")) {
            for (String path : paths) {
                archive.add(path, path.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
