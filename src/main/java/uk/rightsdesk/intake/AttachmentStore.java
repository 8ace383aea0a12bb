package uk.rightsdesk.intake;

import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.intake.message.ParsedMail;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** What is known of the files attached to messages; their content stays in the raw message. */
@Repository
class AttachmentStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final boolean scanning;

    AttachmentStore(JdbcClient jdbc, Vault vault, ScanProperties scan) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.scanning = scan.isOn();
    }

    void add(CorrespondenceId id, List<ParsedMail.AttachedFile> files) {
        Safe safe = vault.safeFor(KeyOwner.rawMessage(id.value()));
        int position = 0;
        for (ParsedMail.AttachedFile file : files) {
            jdbc.sql("""
                            insert into correspondence_attachment (correspondence_id, position, filename, content_type,
                                detected_type, size_bytes, scan)
                            values (:id, :position, :filename, :type, :detected, :size, :scan)
                            """)
                    .param("id", id.value())
                    .param("position", position)
                    .param("filename", safe.sealText(filePlace(id, position++), file.filename()), Types.BINARY)
                    .param("type", file.contentType())
                    .param("detected", file.detectedType())
                    .param("size", file.sizeBytes())
                    .param("scan", scanning ? "pending" : "none")
                    .update();
        }
    }

    List<AttachedFile> of(CorrespondenceId id) {
        return jdbc.sql("""
                        select position, filename, content_type, detected_type, size_bytes, scan
                        from correspondence_attachment where correspondence_id = ? order by position
                        """)
                .param(id.value())
                .query((row, n) -> new AttachedFile(
                        row.getInt("position"),
                        fileName(id, row.getInt("position"), row.getBytes("filename")),
                        row.getString("content_type"),
                        row.getString("detected_type"),
                        row.getLong("size_bytes"),
                        AttachedFile.Scan.valueOf(row.getString("scan").toUpperCase(Locale.ROOT))))
                .list();
    }

    /** Messages with attachments that have no verdict yet, oldest first. */
    List<CorrespondenceId> toScan() {
        return jdbc.sql("""
                        select id from correspondence where id in
                            (select correspondence_id from correspondence_attachment where scan = 'pending')
                        order by received_at, id limit 100
                        """)
                .query((row, n) -> new CorrespondenceId(row.getObject(1, UUID.class)))
                .list();
    }

    List<Integer> toScan(CorrespondenceId id) {
        return jdbc.sql("""
                        select position from correspondence_attachment
                        where correspondence_id = ? and scan = 'pending' order by position
                        """).param(id.value()).query((row, n) -> row.getInt(1)).list();
    }

    void scanned(CorrespondenceId id, int position, String verdict) {
        jdbc.sql("update correspondence_attachment set scan = ? where correspondence_id = ? and position = ?")
                .params(verdict, id.value(), position)
                .update();
    }

    private static Place filePlace(CorrespondenceId id, int position) {
        return new Place("correspondence_attachment", "filename", id + "/" + position);
    }

    private @Nullable String fileName(CorrespondenceId id, int position, byte @Nullable [] stored) {
        return stored == null
                ? null
                : vault.safe(KeyOwner.rawMessage(id.value())).openText(filePlace(id, position), stored);
    }
}
