package uk.rightsdesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {

    @TempDir
    Path root;

    private Home home;
    private Process child;

    @BeforeEach
    void startChild() throws IOException {
        home = new Home(root);
        child = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endChild() {
        child.destroyForcibly();
    }

    @Test
    void shouldEndALeftoverAndForgetIt() {
        home.pidFiles().remember("broker", child.toHandle());

        assertThat(home.pidFiles().endAll()).containsExactly("broker");

        assertThat(child.isAlive()).isFalse();
        assertThat(home.pidFiles().endAll()).isEmpty();
    }

    @Test
    void shouldSpareAForeignProcessThatGotTheSameId() throws IOException {
        home.pidFiles().remember("broker", child.toHandle());
        Path file = home.pidFiles().directory().resolve("broker.pid");
        Files.writeString(
                file, Files.readString(file).replaceAll("started=.*", "started=2020-01-01T00\\\\:00\\\\:00Z"));

        assertThat(home.pidFiles().endAll()).isEmpty();

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void shouldSpareWhatWasForgotten() {
        home.pidFiles().remember("broker", child.toHandle());
        home.pidFiles().forget("broker");

        assertThat(home.pidFiles().endAll()).isEmpty();

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void shouldEndTheChildrenWhenTheStarterIsGone() {
        home.pidFiles().remember("broker", child.toHandle());
        Warden warden = Warden.start(home);

        // for the warden, the end of the pipe is the end of its starter
        warden.dismiss();

        assertThat(child.isAlive()).isFalse();
    }
}
