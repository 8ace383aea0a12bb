package uk.rightsdesk.delivery.download;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The tables of bundles. A bundle is written and read in parts, so that memory does not grow with its size. */
@Repository
class BundleStore {

    static final int PART = 1 << 20;

    private static final String SELECT = """
            select id, request_id, outgoing_message_id, file_name, size_bytes, sha256, created_at, first_fetched_at,
                deleted_at
            from bundle
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    BundleStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Takes the bytes of a new bundle; {@link Writer#finish} notes how many there were. */
    Writer writer(RequestId request, String businessKey, String fileName) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into bundle (id, request_id, business_key, file_name, size_bytes, sha256, created_at)
                        values (?, ?, ?, ?, 0, ''::bytea, ?)
                        """).params(id, request.value(), businessKey, fileName, now()).update();
        return new Writer(id, vault.safeFor(KeyOwner.request(request.value())));
    }

    final class Writer extends OutputStream {

        private final UUID bundle;
        private final Safe safe;
        private final MessageDigest digest = Sha256.digest();
        private final byte[] part = new byte[PART];
        private int filled;
        private int position;
        private long size;

        private Writer(UUID bundle, Safe safe) {
            this.bundle = bundle;
            this.safe = safe;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
            size += length;
            int from = offset;
            int left = length;
            while (left > 0) {
                int fits = Math.min(left, PART - filled);
                System.arraycopy(bytes, from, part, filled, fits);
                filled += fits;
                from += fits;
                left -= fits;
                if (filled == PART) {
                    flushPart();
                }
            }
        }

        private void flushPart() {
            byte[] content = filled == PART ? part : Arrays.copyOf(part, filled);
            jdbc.sql("insert into bundle_part (bundle_id, position, content) values (?, ?, ?)")
                    .params(bundle, position, safe.seal(place(bundle, position), content))
                    .update();
            position++;
            filled = 0;
        }

        UUID finish() {
            if (filled > 0) {
                flushPart();
            }
            jdbc.sql("update bundle set size_bytes = ?, sha256 = ? where id = ?")
                    .params(size, digest.digest(), bundle)
                    .update();
            return bundle;
        }
    }

    void announcedBy(UUID bundle, UUID message) {
        jdbc.sql("update bundle set outgoing_message_id = ? where id = ?")
                .params(message, bundle)
                .update();
    }

    /** @return false when it was fetched before */
    boolean fetched(UUID bundle) {
        return jdbc.sql("update bundle set first_fetched_at = ? where id = ? and first_fetched_at is null")
                        .params(now(), bundle)
                        .update()
                == 1;
    }

    Bundle get(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(BundleStore::read)
                .single();
    }

    Optional<Bundle> withKey(String businessKey) {
        return jdbc.sql(SELECT + "where business_key = ?")
                .param(businessKey)
                .query(BundleStore::read)
                .optional();
    }

    Optional<Bundle> announcedBy(UUID message) {
        return jdbc.sql(SELECT + "where outgoing_message_id = ?")
                .param(message)
                .query(BundleStore::read)
                .optional();
    }

    /** Oldest first. */
    List<Bundle> of(RequestId request) {
        return jdbc.sql(SELECT + "where request_id = ? order by created_at, id")
                .param(request.value())
                .query(BundleStore::read)
                .list();
    }

    /**
     * Bundles whose last way to the person, be it a link, a session or the email itself, was used up or expired before
     * that moment, and to which no link is open now.
     */
    List<Bundle> deliveredBefore(Instant now, Instant moment) {
        return jdbc.sql(SELECT + """
                        where deleted_at is null
                          and not exists (select from download_link l where l.bundle_id = bundle.id and l.voided_at is null
                              and l.used_at is null and (l.expires_at is null or l.expires_at > :now))
                          and greatest(first_fetched_at,
                              (select max(coalesce(l.used_at, l.expires_at)) from download_link l
                                  where l.bundle_id = bundle.id and l.sent_at is not null),
                              (select m.finished_at from outgoing_message m
                                  where m.id = bundle.outgoing_message_id and m.state = 'sent'),
                              (select max(d.finished_at) from delivery d
                                  where d.outgoing_message_id = bundle.outgoing_message_id and d.outcome = 'posted'))
                              < :moment
                        order by created_at, id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(BundleStore::read)
                .list();
    }

    /** @return false when that was done before */
    boolean deleteContent(UUID bundle) {
        boolean first = jdbc.sql("update bundle set deleted_at = ? where id = ? and deleted_at is null")
                        .params(now(), bundle)
                        .update()
                == 1;
        jdbc.sql("delete from bundle_part where bundle_id = ?").param(bundle).update();
        return first;
    }

    /**
     * Writes a stretch of a bundle, part by part and with no transaction held open.
     *
     * @param from the first byte, from 0
     * @param to the byte after the last
     */
    void copy(UUID bundle, long from, long to, OutputStream out) throws IOException {
        Safe safe = vault.safe(KeyOwner.request(get(bundle).request().value()));
        for (long at = from; at < to; ) {
            byte[] part = part(bundle, (int) (at / PART), safe);
            int offset = (int) (at % PART);
            int length = (int) Math.min(part.length - offset, to - at);
            out.write(part, offset, length);
            at += length;
        }
    }

    private static Place place(UUID bundle, int position) {
        return new Place("bundle_part", "content", bundle + "/" + position);
    }

    private byte[] part(UUID bundle, int position, Safe safe) {
        return jdbc.sql("select content from bundle_part where bundle_id = ? and position = ?")
                .params(bundle, position)
                .query((row, _) -> safe.open(place(bundle, position), row.getBytes(1)))
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Bundle read(ResultSet row, int number) throws SQLException {
        return new Bundle(
                row.getObject("id", UUID.class),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getObject("outgoing_message_id", UUID.class),
                row.getString("file_name"),
                row.getLong("size_bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "first_fetched_at"),
                instant(row, "deleted_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
