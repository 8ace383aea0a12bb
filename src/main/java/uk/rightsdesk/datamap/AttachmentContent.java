package uk.rightsdesk.datamap;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, read from the open snapshot in parts, so that a long film needs no more memory than a picture.
 */
final class AttachmentContent implements Value.Content {

    static final int PART = 1 << 20;

    private final Connection connection;
    private final SystemOfRecord system;
    private final MappedTable table;
    private final String column;
    private final List<String> key;
    private boolean expired;

    AttachmentContent(
            Connection connection, SystemOfRecord system, MappedTable table, String column, List<String> key) {
        this.connection = connection;
        this.system = system;
        this.table = table;
        this.column = column;
        this.key = List.copyOf(key);
    }

    void expire() {
        expired = true;
    }

    @Override
    public InputStream open() {
        requireOpen();
        return new Parts();
    }

    private void requireOpen() {
        if (expired) {
            throw new IllegalStateException("The bytes of a file can be read only while its element is handed over");
        }
    }

    private byte @Nullable [] part(int start) {
        requireOpen();
        try (PreparedStatement statement = connection.prepareStatement(Sql.part(system, table, column))) {
            statement.setInt(1, start);
            statement.setInt(2, PART);
            for (int i = 0; i < key.size(); i++) {
                statement.setObject(3 + i, key.get(i), Types.OTHER);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        } catch (SQLException e) {
            throw SystemsOfRecord.unavailable(system.name(), e);
        }
    }

    private final class Parts extends InputStream {

        private byte[] part = {};
        private int next;
        private int position = 1;
        private boolean ended;

        @Override
        public int read() {
            return fill() ? part[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, part.length - next);
            System.arraycopy(part, next, target, offset, count);
            next += count;
            return count;
        }

        private boolean fill() {
            if (next < part.length) {
                return true;
            }
            if (ended) {
                return false;
            }
            byte[] fetched = part(position);
            part = fetched == null ? new byte[0] : fetched;
            next = 0;
            position += part.length;
            ended = part.length < PART;
            return part.length > 0;
        }
    }
}
