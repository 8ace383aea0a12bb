package uk.rightsdesk.datamap;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows whose period is over and sees to them in batches, each a short transaction of its own, so that neither
 * readers nor writers of the system wait. A batch notes itself in the system: done again after a crash it gives the
 * same answer and changes nothing.
 */
public final class RetentionExecution {

    private final DataMap map;
    private final SystemsOfRecord systems;
    private final DataMapCheck check;
    private final Clock clock;
    private final Map<String, References> references = new ConcurrentHashMap<>();

    RetentionExecution(DataMap map, SystemsOfRecord systems, DataMapCheck check, Clock clock) {
        this.map = map;
        this.systems = systems;
        this.check = check;
        this.clock = clock;
    }

    /**
     * What a rule is about.
     *
     * @param due rows that are over and go
     * @param held rows that are over and stay, by what keeps them; a row may be kept for several reasons
     */
    public record Count(long due, Map<RetentionRule.Hold, Long> held) {
        public Count {
            held = Map.copyOf(held);
        }
    }

    /**
     * A row that is over.
     *
     * @param key its key
     * @param day from which its period counts
     */
    public record Sample(String key, LocalDate day) {}

    /** What was made of the rows of a rule that are kept as numbers only. */
    public record Anonymised(
            long groups, long rows, @Nullable Long smallest, long coarser, long leftOut) {}

    /** The rules of the map by system, in the order in which they are seen to. */
    public List<SystemRule> rules() {
        return map.systems().stream()
                .flatMap(system -> system.retentionRules().stream()
                        .map(rule -> new SystemRule(system.name(), system.label(), rule)))
                .toList();
    }

    public record SystemRule(String system, String systemLabel, RetentionRule rule) {}

    /**
     * Counts without changing anything.
     *
     * @param on rows are over whose period has ended before that day, Europe/London
     * @throws SystemOfRecordUnavailable when the system fails
     */
    public Count count(String system, String rule, LocalDate on, HeldPeople held) {
        Described described = describe(system, rule);
        return systems.read(system, connection -> {
            check.require(connection, described.system());
            DueRows rows = described.rows(connection);
            Map<RetentionRule.Hold, Long> byReason = new EnumMap<>(RetentionRule.Hold.class);
            for (RetentionRule.Hold reason : described.rule().holds()) {
                long kept = rows.count(rows.over(on)
                                .and(rows.of(held.keys(system, described.people(), described.rule(), reason))))
                        .run(connection);
                if (kept > 0) {
                    byReason.put(reason, kept);
                }
            }
            long due = rows.count(rows.over(on)
                            .and(rows.of(held.keys(system, described.people(), described.rule()))
                                    .negated()))
                    .run(connection);
            return new Count(due, byReason);
        });
    }

    /**
     * The first rows that a rule is about, to be looked at by the person who approves.
     *
     * @throws SystemOfRecordUnavailable when the system fails
     */
    public List<Sample> samples(String system, String rule, LocalDate on, HeldPeople held, int most) {
        Described described = describe(system, rule);
        return systems.read(
                system,
                connection -> page(
                        connection,
                        described
                                .rows(connection)
                                .page(on, held.keys(system, described.people(), described.rule()), null, most, false)));
    }

    /**
     * Does the next batch of a rule.
     *
     * @param run tells one run from another, for ever
     * @param number of the batch in its rule, from 0
     * @param after key of the last row of the batch before; null for the first
     * @param held whose rows stay; asked for anew so often that nobody is missed who has turned to us meanwhile
     * @param size how many rows of the rule's own table
     * @throws SystemOfRecordUnavailable when the system fails; nothing of the batch is done then
     * @throws DataMapOutOfDate when the map does not describe the system
     */
    public RetentionBatch batch(
            UUID run,
            String system,
            String rule,
            LocalDate on,
            int number,
            @Nullable String after,
            HeldPeople held,
            int size) {
        Described described = describe(system, rule);
        UUID marker = marker(run, system, rule, "batch " + number);
        return systems.write(system, connection -> {
            Markers.lock(connection, marker);
            Optional<RetentionBatch> earlier = Markers.find(connection, marker, RetentionBatch.class);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            if (number == 0) {
                check.require(connection, described.system());
                references.remove(system);
            }
            RetentionBatch done = batch(connection, run, described, on, after, held, size);
            Markers.note(connection, marker, "RETENTION", done.at(), done);
            return done;
        });
    }

    private RetentionBatch batch(
            Connection connection,
            UUID run,
            Described described,
            LocalDate on,
            @Nullable String after,
            HeldPeople held,
            int size)
            throws SQLException {
        DueRows rows = new DueRows(described.system(), described.rule(), references(connection, described.system()));
        References left = rows.left();
        RetentionRule rule = described.rule();
        SystemOfRecord system = described.system();
        List<String> keys = page(
                        connection,
                        rows.page(on, held.keys(system.name(), described.people(), rule), after, size, true))
                .stream()
                .map(Sample::key)
                .toList();
        Instant now = now();
        if (keys.isEmpty()) {
            return new RetentionBatch(now, null, 0, List.of());
        }
        if (rule.anonymising() != null) {
            new AnonymisedGroups(system, rule, rule.anonymising())
                    .add(
                            connection,
                            run,
                            PeopleRows.below(system, rows.table(), keys).belong(rows.table(), "t"));
        }
        var lines = new ArrayList<RetentionBatch.Line>();
        for (DueRows.Part part : rows.parts(keys)) {
            ChangePlan.Step step = part.step();
            long count = new ChangeStatements(system, part.rows())
                    .change(step, List.of(), left, now)
                    .run(connection);
            if (count > 0) {
                lines.add(new RetentionBatch.Line(
                        step.table(), step.label(), step.action(), count, step.ground(), step.until()));
            }
        }
        return new RetentionBatch(now, keys.getLast(), keys.size(), lines);
    }

    /** Read anew with the first batch of each rule: foreign keys do not change from one second to the next. */
    private References references(Connection connection, SystemOfRecord system) throws SQLException {
        References known = references.get(system.name());
        if (known == null) {
            known = new References(system, LiveSchema.read(connection, system.schema()));
            references.put(system.name(), known);
        }
        return known;
    }

    /**
     * After the last batch of a rule that keeps numbers: publishes those that single nobody out.
     *
     * @return empty where the rule keeps none
     * @throws SystemOfRecordUnavailable when the system fails; nothing is published then
     */
    public Optional<Anonymised> publish(UUID run, String system, String rule) {
        Described described = describe(system, rule);
        RetentionRule.Anonymising anonymising = described.rule().anonymising();
        if (anonymising == null) {
            return Optional.empty();
        }
        UUID marker = marker(run, system, rule, "publication");
        AnonymisedGroups.Published published = systems.write(system, connection -> {
            Markers.lock(connection, marker);
            Optional<AnonymisedGroups.Published> earlier =
                    Markers.find(connection, marker, AnonymisedGroups.Published.class);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            AnonymisedGroups.Published done = new AnonymisedGroups(described.system(), described.rule(), anonymising)
                    .publish(connection, run, now());
            Markers.note(connection, marker, "RETENTION", done.at(), done);
            return done;
        });
        return Optional.of(new Anonymised(
                published.groups(), published.rows(), published.smallest(), published.coarser(), published.leftOut()));
    }

    private static List<Sample> page(Connection connection, Clause page) throws SQLException {
        var samples = new ArrayList<Sample>();
        try (PreparedStatement statement = connection.prepareStatement(page.sql())) {
            int index = 0;
            for (String parameter : page.parameters()) {
                statement.setObject(++index, parameter, Types.OTHER);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    samples.add(new Sample(row.getString(1), row.getObject(2, LocalDate.class)));
                }
            }
        }
        return samples;
    }

    /** As PostgreSQL keeps it, so that an answer read back is the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static UUID marker(UUID run, String system, String rule, String what) {
        return UUID.nameUUIDFromBytes(
                (run + "\n" + system + "\n" + rule + "\n" + what).getBytes(StandardCharsets.UTF_8));
    }

    private Described describe(String name, String rule) {
        SystemOfRecord system = map.system(name);
        return new Described(system, system.retentionRule(rule));
    }

    private record Described(SystemOfRecord system, RetentionRule rule) {

        MappedTable people() {
            return system.path(system.known(rule.table())).getLast();
        }

        DueRows rows(Connection connection) throws SQLException {
            return new DueRows(system, rule, new References(system, LiveSchema.read(connection, system.schema())));
        }
    }
}
