package uk.rightsdesk.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.HeldPeople;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.RetentionRule.Hold;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** Whose data are kept beyond their period: because a member of staff says so, or because they have turned to us. */
@Component
@Transactional
public class PersonHolds {

    private static final String REASONS = "reasons";

    private final JdbcClient jdbc;
    private final Requests requests;
    private final SubjectSearch search;
    private final Vault vault;
    private final Clock clock;

    PersonHolds(JdbcClient jdbc, Requests requests, SubjectSearch search, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.search = search;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Data that are kept because somebody says so.
     *
     * @param subjectKey key of the person in the system
     * @param reasons in the words of who said so
     */
    public record PersonHold(
            UUID id, String system, String subjectKey, String reasons, String heldBy, Instant heldAt) {}

    /**
     * Keeps the data of whoever is held under an address.
     *
     * @param address email address
     * @param reasons why, such as the claim that is expected
     * @return how many people were found, accounts that is; 0 where nothing is held under it and so nothing kept
     * @throws IllegalArgumentException when no reasons are given
     */
    public int hold(String address, String reasons, String by) {
        if (reasons.isBlank()) {
            throw new IllegalArgumentException("a hold has its reasons");
        }
        List<SubjectMatch> people = search.find(Identifier.email(address));
        for (SubjectMatch person : people) {
            UUID id = UUID.randomUUID();
            jdbc.sql("""
                            insert into person_hold (id, system, subject_key, reasons, held_by, held_at)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            person.system(),
                            person.subjectKey(),
                            vault.safeFor(KeyOwner.hold(id)).seal(place(id), reasons.strip()),
                            by,
                            now())
                    .update();
        }
        return people.size();
    }

    /** Ends a hold; ended again it stays as it was. */
    public void release(UUID id, String by) {
        jdbc.sql("update person_hold set released_by = ?, released_at = ? where id = ? and released_at is null")
                .params(by, now(), id)
                .update();
    }

    /** Those in force, the newest first. */
    @Transactional(readOnly = true)
    public List<PersonHold> inForce() {
        return jdbc.sql("select * from person_hold where released_at is null order by held_at desc, id")
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new PersonHold(
                            id,
                            row.getString("system"),
                            row.getString("subject_key"),
                            vault.safe(KeyOwner.hold(id)).text(place(id), row.getBytes(REASONS)),
                            row.getString("held_by"),
                            row.getObject("held_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /**
     * Everybody whose data are kept now: held for a claim, restricted, or with a request or complaint that is open. Who
     * has one is found by the address under which they are held, for nothing may have been collected yet.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails: nobody may be missed
     */
    HeldPeople all() {
        Map<String, Map<Hold, Set<String>>> held = new HashMap<>();
        subjects("select system, subject_key from person_hold where released_at is null", Hold.LITIGATION, held);
        subjects("""
                        select p.system, p.subject_key from restriction_subject p join restriction r using (request_id)
                        where r.set_at is not null and r.lifted_at is null""", Hold.RESTRICTION, held);
        Map<String, List<SubjectMatch>> known = new HashMap<>();
        jdbc.sql("select id from request where outcome is null order by id").query(UUID.class).list().stream()
                .map(id -> requests.get(new RequestId(id)))
                // whose key is destroyed names nobody any more
                .filter(request -> !request.subjectAddress().isBlank())
                .forEach(request -> known.computeIfAbsent(
                                request.subjectAddress(), address -> search.find(Identifier.email(address)))
                        .forEach(person -> add(held, person.system(), hold(request), person.subjectKey())));
        return new HeldPeople(held);
    }

    private static Hold hold(Request request) {
        return request.right() == Right.COMPLAINT ? Hold.COMPLAINT : Hold.OPEN_REQUEST;
    }

    private void subjects(String sql, Hold reason, Map<String, Map<Hold, Set<String>>> held) {
        jdbc.sql(sql).query(row -> {
            add(held, row.getString(1), reason, row.getString(2));
        });
    }

    private static void add(Map<String, Map<Hold, Set<String>>> held, String system, Hold reason, String subjectKey) {
        held.computeIfAbsent(system, _ -> new EnumMap<>(Hold.class))
                .computeIfAbsent(reason, _ -> new TreeSet<>())
                .add(subjectKey);
    }

    private static Place place(UUID id) {
        return new Place("person_hold", REASONS, id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
