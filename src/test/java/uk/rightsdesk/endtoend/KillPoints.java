package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Places in the case store at which the product is to be killed: while the work of a job or effect is done but not
 * committed, where it is held by an advisory lock, and as soon as it is committed, which a notification tells.
 */
final class KillPoints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KillPoints.class);
    private static final int LOCK = 4711;

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    KillPoints(DriverManagerDataSource owner) {
        this.connection =
                new SingleConnectionDataSource(owner.getUrl(), owner.getUsername(), owner.getPassword(), true);
        this.jdbc = JdbcClient.create(connection);
        execute("""
                create table kill_point (id int generated always as identity, name text primary key);

                create function reach_kill_point(step text) returns void language plpgsql security definer as $$
                begin
                    perform pg_advisory_xact_lock_shared(%d, id) from kill_point where name = step || ':before';
                    if exists (select from kill_point where name = step || ':after') then
                        perform pg_notify('committed', step || ':after');
                    end if;
                end $$;

                create function reach_job() returns trigger language plpgsql as $$
                begin
                    perform reach_kill_point(new.job_type);
                    return new;
                end $$;
                create trigger reach_job before update on job_outcome for each row execute function reach_job();

                create function reach_effect() returns trigger language plpgsql as $$
                begin
                    perform reach_kill_point(new.name);
                    return new;
                end $$;
                create trigger reach_effect before update on effect for each row execute function reach_effect();

                listen committed;
                """.formatted(LOCK));
    }

    void arm(List<String> steps) {
        for (String step : steps) {
            for (String moment : List.of(":before", ":after")) {
                jdbc.sql("insert into kill_point (name) values (?)")
                        .param(step + moment)
                        .update();
            }
        }
        execute("select pg_advisory_lock(%d, id) from kill_point".formatted(LOCK));
    }

    List<String> armed() {
        return jdbc.sql("select name from kill_point order by name")
                .query(String.class)
                .list();
    }

    /** Kills the product at each point that it reaches and starts it again, until none is left. */
    void killAtAll(RunningDesk desk, Duration patience) throws IOException {
        while (!armed().isEmpty()) {
            List<String> reached = awaitReached(patience);
            assertThat(reached).as("a point still to be reached of " + armed()).isNotEmpty();
            desk.killProduct();
            letGo(reached);
            LOG.info("Killed at {}; still to come: {}", reached, armed());
            desk.startProduct();
        }
    }

    /** The points at which the product stands or which it has just passed; none when it reaches none in time. */
    List<String> awaitReached(Duration patience) {
        return Await.quietly(patience, () -> {
                    List<String> held =
                            jdbc.sql("""
                            select distinct p.name from kill_point p join pg_locks l on l.objid = p.id
                            where l.locktype = 'advisory' and l.classid = ? and not l.granted
                            """).param(LOCK).query(String.class).list();
                    return Optional.of(held.isEmpty() ? committed() : held).filter(reached -> !reached.isEmpty());
                })
                .orElse(List.of());
    }

    /** After the product was killed: what it had not committed is rolled back. */
    void letGo(List<String> points) {
        Set<String> passed = new HashSet<>(points);
        passed.addAll(committed());
        passed.forEach(
                point -> jdbc.sql("""
                        with gone as (delete from kill_point where name = ? returning id)
                        select pg_advisory_unlock(?, id) from gone
                        """).params(point, LOCK).query(Boolean.class).list());
    }

    private List<String> committed() {
        try {
            execute("select 1"); // notifications travel with an answer
            var notifications =
                    connection.getConnection().unwrap(PGConnection.class).getNotifications();
            List<String> armed = armed();
            return Stream.of(notifications == null ? new PGNotification[0] : notifications)
                    .map(PGNotification::getParameter)
                    .filter(armed::contains)
                    .distinct()
                    .toList();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void execute(String sql) {
        try (var statement = connection.getConnection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
