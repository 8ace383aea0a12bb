package uk.rightsdesk.mailing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The tables of mailings and their letters; texts and addressees are sealed by the key of the mailing. */
@Repository
class MailingStore {

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    MailingStore(JdbcClient jdbc, JdbcOperations batches, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** Where a letter stands. */
    enum State {
        LISTED,
        QUEUED,
        SENT,
        FAILED,
        BOUNCED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param foundUpTo the last person taken down; null before the first
     * @param addressed whether everyone has been taken down
     */
    record Mailing(
            MailingId id, MailingKind kind, UUID matter, MailingMatter.@Nullable Found foundUpTo, boolean addressed) {}

    record Letter(UUID id, MailingId mailing, State state, Addressee addressee, Instant queuedAt) {}

    /** What is sealed of an addressee. */
    private record Reached(
            @Nullable String address, @Nullable String name) {}

    void insert(MailingId id, MailingKind kind, UUID matter, MailingText text) {
        byte[] content = vault.safeFor(KeyOwner.mailing(id.value()))
                .seal(new Place("mailing", "content", id.value()), json.writeValueAsBytes(text));
        jdbc.sql("insert into mailing (id, kind, matter_id, content, opened_at) values (?, ?, ?, ?, ?)")
                .params(id.value(), kind.code(), matter, content, now())
                .update();
    }

    Optional<MailingId> of(MailingKind kind, UUID matter) {
        return jdbc.sql("select id from mailing where kind = ? and matter_id = ?")
                .params(kind.code(), matter)
                .query(UUID.class)
                .optional()
                .map(MailingId::new);
    }

    /** Waits for whoever has it in hand. */
    Mailing lock(MailingId id) {
        return jdbc.sql(
                        "select kind, matter_id, found_system, found_key, addressed_at from mailing where id = ? for update")
                .param(id.value())
                .query((row, _) -> new Mailing(
                        id,
                        MailingKind.of(row.getString(1)),
                        row.getObject(2, UUID.class),
                        row.getString(3) == null ? null : new MailingMatter.Found(row.getString(3), row.getString(4)),
                        row.getObject(5) != null))
                .single();
    }

    MailingText text(MailingId id) {
        return jdbc.sql("select content from mailing where id = ?")
                .param(id.value())
                .query((row, _) -> json.readValue(
                        vault.safe(KeyOwner.mailing(id.value()))
                                .open(new Place("mailing", "content", id.value()), row.getBytes(1)),
                        MailingText.class))
                .single();
    }

    /** Takes down people, save those who are there already; who cannot be reached by email has failed at once. */
    void list(MailingId mailing, List<Addressee> people, Predicate<Addressee> canBeReached) {
        Safe safe = vault.safeFor(KeyOwner.mailing(mailing.value()));
        var hashes = vault.addressHashes();
        OffsetDateTime now = now();
        batches.batchUpdate("""
                insert into mailing_letter (id, mailing_id, system, person_key, person_hash, addressee, state,
                    finished_at, failure_code)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, people, people.size(), (statement, person) -> {
            UUID id = UUID.randomUUID();
            boolean reachable = canBeReached.test(person);
            statement.setObject(1, id);
            statement.setObject(2, mailing.value());
            statement.setString(3, person.system());
            statement.setString(4, person.personKey());
            statement.setBytes(5, reachable ? hashes.apply(person.address() + "\n" + person.name()) : null);
            statement.setBytes(
                    6, safe.seal(place(id), json.writeValueAsBytes(new Reached(person.address(), person.name()))));
            statement.setString(7, (reachable ? State.LISTED : State.FAILED).code());
            statement.setObject(8, reachable ? null : now);
            statement.setString(9, reachable ? null : Mailings.NO_ADDRESS);
        });
    }

    void foundUpTo(MailingId mailing, Addressee last) {
        jdbc.sql("update mailing set found_system = ?, found_key = ? where id = ?")
                .params(last.system(), last.personKey(), mailing.value())
                .update();
    }

    void addressed(MailingId mailing) {
        jdbc.sql("update mailing set addressed_at = ? where id = ? and addressed_at is null")
                .params(now(), mailing.value())
                .update();
    }

    void finished(MailingId mailing) {
        jdbc.sql("update mailing set finished_at = ? where id = ? and finished_at is null")
                .params(now(), mailing.value())
                .update();
    }

    /** The next letters, in the order in which they were taken down, now on their way. */
    List<UUID> queue(MailingId mailing, int most) {
        return jdbc.sql("""
                        update mailing_letter set state = 'queued', queued_at = :now
                        where id in (select id from mailing_letter where mailing_id = :mailing and state = 'listed'
                            order by seq limit :most for update)
                        returning id
                        """)
                .param("mailing", mailing.value())
                .param("most", most)
                .param("now", now())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    Letter letter(UUID id) {
        return jdbc.sql(
                        "select mailing_id, state, system, person_key, addressee, queued_at from mailing_letter where id = ?")
                .param(id)
                .query((row, _) -> {
                    MailingId mailing = new MailingId(row.getObject("mailing_id", UUID.class));
                    Safe safe = vault.safe(KeyOwner.mailing(mailing.value()));
                    return new Letter(
                            id,
                            mailing,
                            State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                            addressee(safe, id, row),
                            row.getObject("queued_at", OffsetDateTime.class).toInstant());
                })
                .single();
    }

    /** @return false when it was not in that state */
    boolean move(UUID letter, State from, State to, @Nullable String failureCode) {
        return jdbc.sql("""
                                update mailing_letter set state = :to, finished_at = :now, failure_code = :code
                                where id = :id and state = :from
                                """)
                        .param("id", letter)
                        .param("from", from.code())
                        .param("to", to.code())
                        .param("now", now())
                        .param("code", failureCode)
                        .update()
                == 1;
    }

    boolean exists(UUID letter) {
        return jdbc.sql("select exists (select from mailing_letter where id = ?)")
                .param(letter)
                .query(Boolean.class)
                .single();
    }

    MailingProgress progress(MailingId mailing) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        var unattended = new int[1];
        jdbc.sql("""
                        select state, count(*), count(*) filter (where attended_at is null) from mailing_letter
                        where mailing_id = ? group by state
                        """).param(mailing.value()).query(row -> {
            State state = State.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
            counts.put(state, row.getInt(2));
            if (state == State.FAILED || state == State.BOUNCED) {
                unattended[0] += row.getInt(3);
            }
        });
        boolean addressed = jdbc.sql("select addressed_at is not null from mailing where id = ?")
                .param(mailing.value())
                .query(Boolean.class)
                .single();
        return new MailingProgress(
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                counts.getOrDefault(State.QUEUED, 0),
                counts.getOrDefault(State.SENT, 0),
                counts.getOrDefault(State.BOUNCED, 0),
                counts.getOrDefault(State.FAILED, 0),
                unattended[0],
                addressed,
                addressed && !counts.containsKey(State.LISTED) && !counts.containsKey(State.QUEUED));
    }

    List<Unreached> unreached(MailingId mailing, int most) {
        Optional<Safe> open = vault.find(KeyOwner.mailing(mailing.value()));
        return open.map(safe -> jdbc.sql("""
                                select id, system, person_key, addressee, failure_code, attended_by from mailing_letter
                                where mailing_id = ? and state in ('failed', 'bounced')
                                order by attended_at is not null, seq limit ?
                                """)
                        .params(mailing.value(), most)
                        .query((row, _) -> {
                            UUID id = row.getObject("id", UUID.class);
                            return new Unreached(
                                    id,
                                    addressee(safe, id, row),
                                    row.getString("failure_code"),
                                    row.getString("attended_by"));
                        })
                        .list())
                .orElse(List.of());
    }

    /** @return false when somebody did before, or there was nothing to see to */
    boolean attend(MailingId mailing, UUID letter, String staff) {
        return jdbc.sql("""
                                update mailing_letter set attended_by = ?, attended_at = ?
                                where mailing_id = ? and id = ? and state in ('failed', 'bounced')
                                  and attended_at is null
                                """).params(staff, now(), mailing.value(), letter).update() == 1;
    }

    private Addressee addressee(Safe safe, UUID id, ResultSet row) throws SQLException {
        Reached reached = json.readValue(safe.open(place(id), row.getBytes("addressee")), Reached.class);
        return new Addressee(row.getString("system"), row.getString("person_key"), reached.address(), reached.name());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Place place(UUID letter) {
        return new Place("mailing_letter", "addressee", letter);
    }
}
