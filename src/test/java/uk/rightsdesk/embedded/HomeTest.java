package uk.rightsdesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path root;

    @Test
    void shouldKeepTheClusterIdWithTheEngineData() throws IOException {
        String first = new Home(root).clusterId();
        Files.createDirectories(new Home(root).data(Part.BROKER));

        new Home(root).renewClusterIdWithoutEngineData();

        assertThat(new Home(root).clusterId()).isEqualTo(first);
    }

    @Test
    void shouldMakeANewClusterIdWhenTheEngineDataAreGone() {
        String first = new Home(root).clusterId();

        new Home(root).renewClusterIdWithoutEngineData();

        assertThat(new Home(root).clusterId()).isNotEqualTo(first);
    }

    @Test
    void shouldKeepASecretForItsOwnerOnly() throws IOException {
        String secret = new Home(root).secret("database");

        assertThat(new Home(root).secret("database")).isEqualTo(secret);
        assertThat(Files.getPosixFilePermissions(root.resolve("secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void shouldRemoveItsDataAndLeaveTheCertificateAndForeignFiles() throws IOException {
        Home home = new Home(root);
        Files.createDirectories(home.data(Part.MAIL).resolve("box"));
        Files.createDirectories(home.tls());
        Files.writeString(root.resolve("notes.txt"), "mine");

        home.clear();

        assertThat(home.data(Part.MAIL)).doesNotExist();
        assertThat(home.tls()).exists();
        assertThat(root.resolve("notes.txt")).exists();
    }

    @Test
    void shouldRefuseASecondStackInTheSameDirectory() {
        FileLock first = new Home(root).lock();

        assertThatThrownBy(() -> new Home(root).lock())
                .isInstanceOf(EmbeddedStackException.class)
                .hasMessageContaining("-Drightsdesk.embedded.home=");

        Home.unlock(first);
        Home.unlock(new Home(root).lock());
    }
}
