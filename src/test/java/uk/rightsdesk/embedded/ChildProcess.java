package uk.rightsdesk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part that is a process started by a command line, its output in a log file. */
final class ChildProcess implements Server {

    private static final Duration DEADLINE = Duration.ofSeconds(300);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(200);
    private static final long LARGE_LOG = 20L << 20;
    /** What would otherwise leak from a developer's shell into the children and change them. */
    private static final List<String> FOREIGN = List.of(
            "SPRING_",
            "SERVER_",
            "MANAGEMENT_",
            "LOGGING_",
            "CAMUNDA_",
            "ZEEBE_",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS");

    private final Part part;
    private final Home home;
    private final List<String> command;
    private final Map<String, String> environment;
    private final BooleanSupplier ready;
    private final Consumer<String> alarm;
    private volatile @Nullable Process process;

    /**
     * @param ready answers whether the part is ready for work; asked again and again, must not throw
     * @param alarm is told where the process ends unasked after it was ready
     */
    ChildProcess(
            Part part,
            Home home,
            List<String> command,
            Map<String, String> environment,
            BooleanSupplier ready,
            Consumer<String> alarm) {
        this.part = part;
        this.home = home;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.ready = ready;
        this.alarm = alarm;
    }

    /** The Java of this process, which the build chose by its toolchain. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public void start() {
        Process started = launch();
        process = started;
        home.pidFiles().remember(part.fileName(), started.toHandle());
        awaitReadiness(started);
        var _ = started.onExit().thenAccept(ended -> {
            if (ended.equals(process)) {
                alarm.accept(describe("ended with exit code " + ended.exitValue()));
            }
        });
    }

    @Override
    public void stop() {
        end(false);
    }

    @Override
    public void kill() {
        end(true);
    }

    private void end(boolean atOnce) {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        if (atOnce) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        PidFiles.awaitEnd(running.toHandle());
        home.pidFiles().forget(part.fileName());
    }

    private Process launch() {
        Path log = home.log(part);
        Path work = home.data(part);
        try {
            Files.createDirectories(work);
            Files.createDirectories(log.getParent());
            if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
            builder.environment().keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReadiness(Process started) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!ready.getAsBoolean()) {
            if (!started.isAlive()) {
                throw failure("ended with exit code " + started.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failure("was not ready within " + DEADLINE.toSeconds() + " s");
            }
            pause();
        }
    }

    private EmbeddedStackException failure(String what) {
        return new EmbeddedStackException(describe(what));
    }

    private String describe(String what) {
        return part.label() + " " + what + "." + LogTail.of(home.log(part));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_PROBES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStackException("Interrupted while waiting for the embedded stack", e);
        }
    }
}
