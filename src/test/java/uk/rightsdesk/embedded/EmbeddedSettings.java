package uk.rightsdesk.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the embedded stack is to be.
 *
 * @param home where it keeps data, logs and secrets; survives restarts
 * @param unpacked where the build unpacked the Camunda server and wrote OpenSearch's class path
 * @param parts the parts to start
 * @param ports a port on 127.0.0.1 for each {@link Port}
 * @param fresh whether to remove the data of earlier runs first
 */
public record EmbeddedSettings(Path home, Path unpacked, Set<Part> parts, Map<Port, Integer> ports, boolean fresh) {

    private static final Path UNPACKED = Path.of("target", "embedded");

    /** Below the range from which Linux takes the ports of outgoing connections, so that nobody takes one meanwhile. */
    private static final int FIRST_FREE = 20_000;

    private static final int LAST_FREE = 32_000;

    public EmbeddedSettings {
        home = home.toAbsolutePath().normalize();
        unpacked = unpacked.toAbsolutePath().normalize();
        parts = Set.copyOf(parts);
        ports = Map.copyOf(ports);
    }

    /**
     * Every part on its documented or configured port, data under {@code .rightsdesk}: what {@code test-run} starts.
     */
    public static EmbeddedSettings defaults() {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, configured(port).orElse(port.standard()));
        }
        Path home = Path.of(Objects.requireNonNullElse(property("rightsdesk.embedded.home"), ".rightsdesk"));
        return new EmbeddedSettings(
                home, UNPACKED, EnumSet.allOf(Part.class), ports, Boolean.getBoolean("rightsdesk.embedded.fresh"));
    }

    /** Every part on ports that are free now: for tests. */
    public static EmbeddedSettings onFreePorts(Path home) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        Random random = new Random();
        for (Port port : Port.values()) {
            int candidate;
            do {
                candidate = random.nextInt(FIRST_FREE, LAST_FREE);
            } while (ports.containsValue(candidate) || !isFree(candidate));
            ports.put(port, candidate);
        }
        return new EmbeddedSettings(home, UNPACKED, EnumSet.allOf(Part.class), ports, false);
    }

    /** The same with these parts only; what the parts need of each other is the caller's concern. */
    public EmbeddedSettings withParts(Set<Part> chosen) {
        return new EmbeddedSettings(home, unpacked, chosen, ports, fresh);
    }

    /** The same, data of earlier runs removed first or not. */
    public EmbeddedSettings withFresh(boolean startAfresh) {
        return new EmbeddedSettings(home, unpacked, parts, ports, startAfresh);
    }

    /** The number of a port. */
    public int port(Port port) {
        return Optional.ofNullable(ports.get(port)).orElse(port.standard());
    }

    /** Whether a port of 127.0.0.1 can be listened on. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** A system property; the build passes on every one of the stack's, empty where nobody set it. */
    private static @Nullable String property(String name) {
        String value = System.getProperty(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static Optional<Integer> configured(Port port) {
        String given = property(port.property());
        String value = given == null ? System.getenv(port.variable()) : given;
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            throw new EmbeddedStackException(port.property() + " is not a port number: " + value, e);
        }
    }
}
