package uk.rightsdesk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory of one embedded stack: data, logs, secrets, and the names of its children. */
final class Home {

    private final Path root;

    Home(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    Path log(Part part) {
        return root.resolve("logs").resolve(part.fileName() + ".log");
    }

    /** The data of a part; may not exist yet. */
    Path data(Part part) {
        return root.resolve(part.fileName());
    }

    PidFiles pidFiles() {
        return new PidFiles(root.resolve("pids"));
    }

    /** Kept when everything else is removed, so that a person accepts the certificate in the browser once. */
    Path tls() {
        return root.resolve("tls");
    }

    /** Checkpoints of the case store, and the development key that signs them. */
    Path audit() {
        return root.resolve("audit");
    }

    /** A lock the operating system gives back however this process ends; empty hands mean another stack is running. */
    FileLock lock() {
        try {
            FileChannel channel =
                    FileChannel.open(root.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException _) {
                // held by another stack of this very process: the same answer
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new EmbeddedStackException("Another embedded stack is running in " + root
                + ". Stop it, or give this one a directory of its own with -Drightsdesk.embedded.home=<directory>"
                + " and ports of its own.");
    }

    /** Gives the lock back; no effect without one. */
    static void unlock(@Nullable FileLock lock) {
        if (lock == null) {
            return;
        }
        try {
            lock.release();
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the data of earlier runs, never the certificate, and never what this class did not make. */
    void clear() {
        for (Part part : Part.values()) {
            delete(data(part));
        }
        List.of("logs", "secrets.properties", "cluster-id", "audit").forEach(name -> delete(root.resolve(name)));
        try {
            Files.createDirectories(root.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret made once at random and kept in a file only its owner may read. */
    synchronized String secret(String name) {
        return remembered(root.resolve("secrets.properties"), name, Secrets::random);
    }

    /** The master key of the vault: in a file of this home, never in the database. */
    synchronized String masterKey() {
        return "embedded:" + remembered(root.resolve("secrets.properties"), "vault.master-key", Secrets::key);
    }

    /** The id of this engine's data. */
    synchronized String clusterId() {
        return remembered(
                root.resolve("cluster-id"),
                "cluster-id",
                () -> UUID.randomUUID().toString());
    }

    /** Engine data that start afresh are another cluster's. */
    synchronized void renewClusterIdWithoutEngineData() {
        if (!Files.exists(data(Part.BROKER))) {
            delete(root.resolve("cluster-id"));
        }
    }

    private static String remembered(Path file, String name, Supplier<String> maker) {
        Properties values = new Properties();
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    values.load(reader);
                }
            } else {
                Files.createFile(file);
                ownerOnly(file);
            }
            String value = values.getProperty(name);
            if (value == null) {
                value = maker.get();
                values.setProperty(name, value);
                try (var writer = Files.newBufferedWriter(file)) {
                    values.store(writer, null);
                }
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mode 0600, where the file system knows modes. */
    static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().containsAll(Set.of("posix"))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
