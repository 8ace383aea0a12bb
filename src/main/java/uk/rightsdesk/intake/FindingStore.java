package uk.rightsdesk.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.intake.classify.Finding;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The words by which messages were understood. */
@Repository
class FindingStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    FindingStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** In place of what was found before. */
    void replace(CorrespondenceId id, List<Finding> findings) {
        jdbc.sql("delete from correspondence_finding where correspondence_id = ?")
                .param(id.value())
                .update();
        Safe safe = vault.safeFor(KeyOwner.message(id.value()));
        int position = 0;
        for (Finding finding : findings) {
            byte[] words = safe.seal(wordsPlace(id, position), finding.words());
            jdbc.sql("insert into correspondence_finding values (?, ?, ?, ?, ?, ?)")
                    .params(id.value(), position++, finding.right(), finding.rule(), words, finding.weight())
                    .update();
        }
    }

    List<Finding> of(CorrespondenceId id) {
        Optional<Safe> safe = vault.find(KeyOwner.message(id.value()));
        return jdbc.sql("""
                        select exercised_right, rule, words, weight, position from correspondence_finding
                        where correspondence_id = ? order by position
                        """)
                .param(id.value())
                .query((row, n) -> {
                    Place place = wordsPlace(id, row.getInt(5));
                    byte[] words = row.getBytes(3);
                    return new Finding(
                            row.getString(1),
                            row.getString(2),
                            safe.map(open -> open.text(place, words)).orElse(""),
                            row.getInt(4));
                })
                .list();
    }

    private static Place wordsPlace(CorrespondenceId id, int position) {
        return new Place("correspondence_finding", "words", id + "/" + position);
    }
}
