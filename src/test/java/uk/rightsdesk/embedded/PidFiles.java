package uk.rightsdesk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Remembers the children of a stack in files, so that what a {@code kill -9} leaves behind can be ended later. A
 * process id alone proves nothing (ids are used again), so the start time and the command are kept and compared too.
 */
final class PidFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SUFFIX = ".pid";

    private final Path directory;

    PidFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** Remembers a running process under a name. */
    void remember(String name, ProcessHandle process) {
        Properties file = new Properties();
        file.setProperty("pid", Long.toString(process.pid()));
        process.info().startInstant().ifPresent(start -> file.setProperty("started", start.toString()));
        process.info().command().ifPresent(command -> file.setProperty("command", command));
        try {
            Files.createDirectories(directory);
            Path target = directory.resolve(name + SUFFIX);
            Path draft = directory.resolve(name + ".draft");
            try (var writer = Files.newBufferedWriter(draft)) {
                file.store(writer, null);
            }
            Files.move(draft, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets a process that was ended in an orderly way. */
    void forget(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process remembered under a name, where it still is the one that runs. */
    Optional<ProcessHandle> running(String name) {
        Path file = directory.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties remembered = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            remembered.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(remembered.getProperty("pid"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> isSame(process, remembered));
    }

    /**
     * Ends every remembered process that still runs, but this one, politely first; returns the names of those ended.
     */
    List<String> endAll() {
        record Running(String name, ProcessHandle process) {}
        List<Running> leftovers = new ArrayList<>();
        for (String name : names()) {
            running(name)
                    .filter(process -> process.pid() != ProcessHandle.current().pid())
                    .ifPresent(process -> leftovers.add(new Running(name, process)));
        }
        leftovers.forEach(leftover -> leftover.process().destroy());
        leftovers.forEach(leftover -> awaitEnd(leftover.process()));
        names().forEach(this::forget);
        return leftovers.stream().map(Running::name).toList();
    }

    private List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(ProcessHandle process, Properties remembered) {
        Optional<String> started = process.info().startInstant().map(Instant::toString);
        Optional<String> command = process.info().command();
        return started.isPresent()
                && started.get().equals(remembered.getProperty("started"))
                && command.isPresent()
                && command.get().equals(remembered.getProperty("command"));
    }

    /** Waits for the end of a process that was asked to end, and forces it after a while. */
    static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
