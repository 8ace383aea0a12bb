package uk.rightsdesk.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The search store of Operate and Tasklist: one OpenSearch node. Its log4j and Jackson clash with the application's, so
 * it has a class path of its own, which the build writes to a file, and its main class is a source file that Java
 * compiles as it starts ({@code OpenSearchNode.java} among the test resources).
 */
final class OpenSearchServer {

    private static final String SOURCE = "OpenSearchNode.java";

    private OpenSearchServer() {}

    static Server create(EmbeddedSettings settings, Home home, Consumer<String> alarm) {
        int port = settings.port(Port.OPENSEARCH);
        List<String> command = List.of(
                ChildProcess.java(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                // soon ready counts here, not throughput
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.apache.logging.log4j.level=INFO",
                "-Dopensearch.networkaddress.cache.ttl=60",
                "-cp",
                classPath(settings.unpacked().resolve("opensearch.classpath")),
                source(home).toString(),
                home.data(Part.OPENSEARCH).toString(),
                Integer.toString(port),
                Integer.toString(settings.port(Port.OPENSEARCH_TRANSPORT)));
        String health = "http://127.0.0.1:" + port + "/_cluster/health?wait_for_status=yellow&timeout=1s";
        return new ChildProcess(Part.OPENSEARCH, home, command, Map.of(), () -> Http.isUp(health), alarm);
    }

    private static String classPath(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new EmbeddedStackException(
                    file + " is missing: the build writes it (./mvnw process-test-resources).", e);
        }
    }

    private static Path source(Home home) {
        Path target = home.root().resolve("opensearch-node").resolve(SOURCE);
        try (InputStream source = OpenSearchServer.class.getResourceAsStream("/embedded/" + SOURCE)) {
            if (source == null) {
                throw new EmbeddedStackException("/embedded/" + SOURCE + " is not on the test class path.");
            }
            Files.createDirectories(target.getParent());
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
