package uk.rightsdesk.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Names a taken port, who holds it where that can be known, and what to do. */
final class PortGuard {

    private PortGuard() {}

    /** Refuses to go on where one of these ports is taken. */
    static void requireFree(EmbeddedSettings settings, List<Port> ports) {
        List<String> taken = ports.stream()
                .filter(port -> !EmbeddedSettings.isFree(settings.port(port)))
                .map(port -> complaint(port, settings.port(port)))
                .toList();
        if (!taken.isEmpty()) {
            throw new EmbeddedStackException(String.join(System.lineSeparator(), taken));
        }
    }

    private static String complaint(Port port, int number) {
        String user = port.part().map(Part::label).orElse("the desk");
        String holder = holder(number)
                .map(process -> "process " + process.pid()
                        + process.info()
                                .command()
                                .map(command -> " (" + command + ")")
                                .orElse(""))
                .orElse("another process (`ss -ltnp` or `lsof -i :" + number + "` may name it)");
        return "Port %d on 127.0.0.1, wanted for %s, is taken by %s. End that process, or choose another port with -D%s=<port> or %s=<port>."
                .formatted(number, user, holder, port.property(), port.variable());
    }

    /** Linux only, and only processes this user may look into; empty otherwise. */
    static Optional<ProcessHandle> holder(int port) {
        try {
            OptionalLong inode = listeningInode(port);
            return inode.isEmpty() ? Optional.empty() : processWithSocket("socket:[" + inode.getAsLong() + "]");
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static OptionalLong listeningInode(int port) throws IOException {
        String suffix = ":%04X".formatted(port);
        for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            if (!Files.isReadable(table)) {
                continue;
            }
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                // proc(5): local address, remote address, state (0A is listening), …, inode
                if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals("0A")) {
                    return OptionalLong.of(Long.parseLong(columns[9]));
                }
            }
        }
        return OptionalLong.empty();
    }

    private static Optional<ProcessHandle> processWithSocket(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(descriptor -> {
                try {
                    return Files.readSymbolicLink(descriptor).toString().equals(socket);
                } catch (IOException _) {
                    return false;
                }
            });
        } catch (IOException _) {
            return false;
        }
    }
}
