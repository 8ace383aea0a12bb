package uk.rightsdesk.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;

/** A file that is there whole or not at all, and on the disk when it is there. */
final class NewFile {

    private NewFile() {}

    /**
     * @param secret whether only the owner may read it, where the file system knows modes
     * @throws java.nio.file.FileAlreadyExistsException when the file exists: none is ever written over
     */
    static void write(Path file, byte[] content, boolean secret) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createFile(draft);
            if (secret && draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
        syncDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    private static void syncDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
