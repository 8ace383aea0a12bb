package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** Collections of what a test has put into the system, or puts in meanwhile. */
class CollectionWhileTheSystemChangesTest {

    private TestSystem system;
    private List<SubjectMatch> amelia = List.of();

    @BeforeEach
    void start() {
        system = TestSystem.fresh();
        amelia = system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void shouldReadALargeFileInParts() throws Exception {
        // given
        int size = 2 * AttachmentContent.PART + 17;
        system.execute(
                "UPDATE experience_picture SET content = decode(repeat('ab', " + size + "), 'hex') WHERE id = 100");
        var sizes = new ArrayList<Integer>();

        // when
        system.collector.collect(
                amelia,
                element -> element.values().forEach(datum -> {
                    if (datum.value() instanceof Value.Attachment attachment) {
                        byte[] content = read(attachment);
                        sizes.add(content.length);
                        assertThat(content).containsOnly(0xab);
                    }
                }));

        // then
        assertThat(sizes).containsExactly(size);
    }

    @Test
    void shouldNotSeeWhatIsWrittenWhileItReads() throws Exception {
        // given
        var inserted = new AtomicInteger();

        // when: a sign-in is recorded as soon as the first element arrives, long before sign-ins are read
        CollectionReport report = system.collector.collect(amelia, element -> {
            if (inserted.getAndIncrement() == 0) {
                insertLogin();
            }
        });

        // then
        assertThat(report.elements()).isEqualTo(37);
        assertThat(system.count("SELECT count(*) FROM login WHERE account_id = 1"))
                .isEqualTo(6);
    }

    @Test
    void shouldCollectTenThousandRows() throws Exception {
        // given
        insertTenThousandExperiences();
        var experiences = new AtomicInteger();

        // when
        system.collector.collect(amelia, element -> {
            if (element.table().equals("experience")) {
                experiences.incrementAndGet();
            }
        });

        // then
        assertThat(experiences).hasValue(10_005);
    }

    @Test
    void shouldFetchRowsPageByPage() throws Exception {
        // given
        insertTenThousandExperiences();
        var experiences = new AtomicInteger();

        // when: the connection is cut at the hundredth row, so that only what was fetched already can still arrive
        ThrowingCallable collection = () -> system.collector.collect(amelia, element -> {
            if (element.table().equals("experience") && experiences.incrementAndGet() == 100) {
                cutConnections();
            }
        });

        // then
        assertThatExceptionOfType(SystemOfRecordUnavailable.class)
                .isThrownBy(collection)
                .extracting(SystemOfRecordUnavailable::code)
                .isEqualTo(SystemOfRecordUnavailable.Code.UNREACHABLE);
        assertThat(experiences).hasValueBetween(100, 100 + TestSystem.FETCH_SIZE);
    }

    private static byte[] read(Value.Attachment attachment) {
        try (InputStream in = attachment.content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void insertLogin() {
        try {
            system.execute("INSERT INTO login (account_id, succeeded, method, ip_address, device, logged_in_at) "
                    + "VALUES (1, true, 'password', '192.0.2.17', 'Phone, Android', '2026-11-22 10:00:01+00')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insertTenThousandExperiences() throws SQLException {
        system.execute("""
                INSERT INTO experience (account_id, business_id, title, body, rating, happened_on, submitted_at)
                SELECT 1, 1, 'Visit ' || n, repeat('x', 2000), 3, '2026-01-01', '2026-01-01'
                FROM generate_series(1, 10000) n""");
    }

    private void cutConnections() {
        try {
            system.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                    + "WHERE usename = 'rightsdesk_reader' AND datname = current_database()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
