package uk.rightsdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class OutageTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new Unavailable(new ConnectException()),
                new IllegalStateException(new Unavailable(new ConnectException())),
                new CannotCreateTransactionException("no connection"),
                new CannotGetJdbcConnectionException("no connection"),
                new IllegalStateException(new SQLException("connection lost", "08006")),
                new IllegalStateException(new SQLException("shutting down", "57P01")));
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException(),
                new DataIntegrityViolationException("duplicate", new SQLException("duplicate", "23505")),
                new SQLException("no state"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void shouldSeeThatASystemIsDown(Throwable failure) {
        assertThat(Outage.isBehind(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNotTakeAFaultForAnOutage(Throwable failure) {
        assertThat(Outage.isBehind(failure)).isFalse();
    }
}
