package uk.rightsdesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortGuardTest {

    @TempDir
    Path home;

    @Test
    void shouldNameTheTakenPortItsUseAndTheSettingThatMovesIt() throws IOException {
        EmbeddedSettings settings = EmbeddedSettings.onFreePorts(home);

        try (ServerSocket _ = listen(settings.port(Port.SMTP))) {
            assertThatThrownBy(() -> PortGuard.requireFree(settings, List.of(Port.IMAP, Port.SMTP)))
                    .isInstanceOf(EmbeddedStackException.class)
                    .hasMessageContaining("Port " + settings.port(Port.SMTP))
                    .hasMessageContaining("Mail server")
                    .hasMessageContaining("-Drightsdesk.embedded.smtp-port=")
                    .hasMessageNotContaining("Port " + settings.port(Port.IMAP));
        }
    }

    @Test
    void shouldNameTheProcessThatHoldsThePort() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "the holder is known on Linux only");
        int port = EmbeddedSettings.onFreePorts(home).port(Port.DESK);

        try (ServerSocket _ = listen(port)) {
            assertThat(PortGuard.holder(port)).contains(ProcessHandle.current());
        }
    }

    @Test
    void shouldAcceptFreePorts() {
        EmbeddedSettings settings = EmbeddedSettings.onFreePorts(home);

        assertThatCode(() -> PortGuard.requireFree(settings, List.of(Port.values())))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldGiveEveryPartFreePortsOfItsOwn() {
        EmbeddedSettings settings = EmbeddedSettings.onFreePorts(home);

        assertThat(new HashSet<>(settings.ports().values())).hasSize(Port.values().length);
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
    }
}
