package uk.rightsdesk.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the checkpoints lie: {@code 0000/000000000042.checkpoint}, ten thousand to a folder, and {@code keys/}. */
final class CheckpointDirectory {

    private static final int PER_FOLDER = 10_000;
    private static final Pattern NAME = Pattern.compile("(\\d{12})\\.checkpoint");

    private final Path root;

    CheckpointDirectory(Path root) {
        this.root = root;
    }

    Path file(long number) {
        return root.resolve("%04d".formatted(number / PER_FOLDER)).resolve("%012d.checkpoint".formatted(number));
    }

    boolean exists(long number) {
        return Files.exists(file(number));
    }

    boolean exists() {
        return Files.isDirectory(root);
    }

    /** The numbers of all files that are named as checkpoints. */
    SortedSet<Long> numbers() throws IOException {
        SortedSet<Long> numbers = new TreeSet<>(Comparator.naturalOrder());
        if (!exists()) {
            return numbers;
        }
        try (Stream<Path> files = Files.walk(root, 2)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    numbers.add(Long.parseLong(name.group(1)));
                }
            }
        }
        return numbers;
    }

    /** @return empty when the file is not exactly a checkpoint of that number; its signature is not looked at */
    Optional<Checkpoint> read(long number) throws IOException {
        try {
            String text = new String(Files.readAllBytes(file(number)), StandardCharsets.UTF_8);
            return Optional.of(Checkpoint.parse(text)).filter(checkpoint -> checkpoint.number() == number);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @throws java.nio.file.FileAlreadyExistsException when there is one of that number */
    void write(Checkpoint checkpoint) throws IOException {
        Path file = file(checkpoint.number());
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        NewFile.write(file, checkpoint.text().getBytes(StandardCharsets.UTF_8), false);
    }

    /** Publishes public keys beside what they verify; whoever verifies should have them from elsewhere. */
    void publish(Map<String, String> pemsById) throws IOException {
        Path keys = root.resolve("keys");
        Files.createDirectories(keys);
        for (Map.Entry<String, String> pem : pemsById.entrySet()) {
            Path file = keys.resolve(pem.getKey() + ".pem");
            if (!Files.exists(file)) {
                NewFile.write(file, pem.getValue().getBytes(StandardCharsets.UTF_8), false);
            }
        }
    }
}
