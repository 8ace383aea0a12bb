package uk.rightsdesk.rights.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.redaction.Proposal;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The table of proposals what to redact. */
@Repository
class RedactionProposalStore {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Vault vault;

    RedactionProposalStore(JdbcTemplate template, Vault vault) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.vault = vault;
    }

    void clearOpen(RequestId request) {
        jdbc.sql("delete from redaction_proposal where request_id = ? and state = 'open'")
                .param(request.value())
                .update();
    }

    void add(RequestId request, List<RedactionProposals.Shown> proposals) {
        Safe safe = vault.safeFor(KeyOwner.request(request.value()));
        List<Object[]> rows = new ArrayList<>();
        for (RedactionProposals.Shown proposal : proposals) {
            rows.add(new Object[] {
                proposal.id(),
                request.value(),
                rows.size(),
                code(proposal.kind()),
                safe.seal(place(proposal.id()), proposal.text()),
                proposal.found()
            });
        }
        template.batchUpdate("""
                insert into redaction_proposal (id, request_id, position, kind, content, found)
                values (?, ?, ?, ?, ?, ?)
                """, rows);
    }

    List<RedactionProposals.Shown> all(RequestId request) {
        return vault.find(KeyOwner.request(request.value()))
                .map(safe -> jdbc.sql("""
                        select id, kind, content, found, state from redaction_proposal
                        where request_id = ? order by position, id
                        """)
                        .param(request.value())
                        .query((row, _) -> {
                            UUID id = row.getObject("id", UUID.class);
                            return new RedactionProposals.Shown(
                                    id,
                                    Proposal.Kind.valueOf(row.getString("kind")
                                            .toUpperCase(Locale.ROOT)
                                            .replace('-', '_')),
                                    safe.text(place(id), row.getBytes("content")),
                                    row.getInt("found"),
                                    row.getString("state"));
                        })
                        .list())
                .orElse(List.of());
    }

    long countOpen(RequestId request) {
        return jdbc.sql("select count(*) from redaction_proposal where request_id = ? and state = 'open'")
                .param(request.value())
                .query(Long.class)
                .single();
    }

    void decide(RequestId request, Collection<UUID> ids, String state, String staff, Instant at) {
        jdbc.sql("""
                        update redaction_proposal set state = ?, decided_by = ?, decided_at = ?
                        where request_id = ? and id = any (?)
                        """)
                .params(state, staff, Timestamp.from(at), request.value(), ids.toArray(UUID[]::new))
                .update();
    }

    private static String code(Proposal.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Place place(UUID id) {
        return new Place("redaction_proposal", "content", id);
    }
}
