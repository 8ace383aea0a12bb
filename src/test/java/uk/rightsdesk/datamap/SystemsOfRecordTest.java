package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;

class SystemsOfRecordTest {

    private static final String CANARY = "canary-7c1e";

    @Test
    void shouldTellNothingTheDatabaseSaid() {
        try (TestSystem system = TestSystem.fresh()) {
            // given: a key that PostgreSQL quotes in its error, as it is not a number
            var match = new SubjectMatch(TestSystem.SYSTEM, "account/" + CANARY, Identifier.Kind.EMAIL);

            // when
            SystemOfRecordUnavailable failure = catchThrowableOfType(
                    SystemOfRecordUnavailable.class, () -> system.collector.collect(List.of(match), element -> {}));

            // then
            assertThat(failure.code()).isEqualTo(SystemOfRecordUnavailable.Code.FAILED);
            assertThat(failure)
                    .hasNoCause()
                    .hasMessage("System of record customer-experience: FAILED (SQLSTATE 22P02)");
            assertThat(failure.getSuppressed()).isEmpty();
        }
    }

    @Test
    void shouldEndAStatementThatRunsTooLong() throws Exception {
        try (TestSystem system = TestSystem.withStatementTimeout(Duration.ofMillis(200))) {
            // given
            system.execute(
                    "CREATE SCHEMA slow; CREATE TABLE slow.account AS SELECT * FROM account; DROP TABLE account CASCADE;"
                            + "CREATE VIEW account AS SELECT a.* FROM slow.account a, pg_sleep(5);"
                            + "GRANT SELECT ON account TO rightsdesk_reader");

            // then
            assertThatExceptionOfType(SystemOfRecordUnavailable.class)
                    .isThrownBy(() -> system.search.find(Identifier.email("amelia.hart@example.org")))
                    .extracting(SystemOfRecordUnavailable::code)
                    .isEqualTo(SystemOfRecordUnavailable.Code.TIMED_OUT);
        }
    }

    @Test
    void shouldSayThatTheRoleMayNotRead() throws Exception {
        try (TestSystem system = TestSystem.fresh()) {
            // given
            system.execute("REVOKE SELECT ON account FROM rightsdesk_reader");

            // then
            assertThatExceptionOfType(SystemOfRecordUnavailable.class)
                    .isThrownBy(() -> system.search.find(Identifier.email("amelia.hart@example.org")))
                    .extracting(SystemOfRecordUnavailable::code)
                    .isEqualTo(SystemOfRecordUnavailable.Code.NOT_PERMITTED);
        }
    }

    @Test
    void shouldPassOnWhatTheSinkThrows() {
        try (TestSystem system = TestSystem.fresh()) {
            List<SubjectMatch> matches = system.search.find(Identifier.email("amelia.hart@example.org"));
            assertThatIllegalStateException()
                    .isThrownBy(() -> system.collector.collect(matches, element -> {
                        throw new IllegalStateException("the disk is full");
                    }))
                    .withMessage("the disk is full");
        }
    }

    @Test
    void shouldNameThePropertyThatIsMissing() {
        // given
        DataMap map = DataMapReader.read(new FileSystemResource(TestSystem.MAP));
        var properties = new DataMapProperties(
                new FileSystemResource(TestSystem.MAP), DataMapProperties.CheckMode.FAIL, Map.of());

        // then
        assertThatIllegalStateException()
                .isThrownBy(() -> new SystemsOfRecord(map, properties))
                .withMessageContaining("rightsdesk.datamap.systems.customer-experience.url is not set");
    }

    @Test
    void shouldKeepThePasswordOutOfWhatIsPrinted() {
        assertThat(TestSystem.properties(
                                "jdbc:postgresql://h/d", DataMapProperties.CheckMode.FAIL, Duration.ofSeconds(1))
                        .toString())
                .doesNotContain("reader-pass");
    }
}
