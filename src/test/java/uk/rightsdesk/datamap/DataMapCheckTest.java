package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.sample.SampleSystemOfRecord;

class DataMapCheckTest {

    @Test
    void shouldFindNothingWhereMapAndDatabaseAgree() {
        try (TestSystem system = TestSystem.fresh()) {
            assertThat(system.check.check()).isEmpty();
        }
    }

    @Test
    void shouldFindATableThatCameAfterTheMap() throws Exception {
        try (TestSystem system = TestSystem.fresh()) {
            // given: a table the reader may not even read
            system.execute("CREATE TABLE newsletter (email text); REVOKE ALL ON newsletter FROM rightsdesk_reader");

            // then
            assertThat(system.check.check()).extracting(Finding::where).containsExactly("newsletter");
        }
    }

    @Test
    void shouldNotCollectByAMapThatIsOutOfDate() throws Exception {
        try (TestSystem system = TestSystem.fresh()) {
            // given: a table that came after the start
            List<SubjectMatch> matches = system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA));
            system.execute("CREATE TABLE newsletter (email text)");
            var elements = new ArrayList<Element>();

            // then
            assertThatExceptionOfType(DataMapOutOfDate.class)
                    .isThrownBy(() -> system.collector.collect(matches, elements::add))
                    .withMessageContaining("customer-experience: UNMAPPED_TABLE newsletter");
            assertThat(elements).isEmpty();
        }
    }

    @Test
    void shouldCollectWithTheFindingsInTheReportWhereAWarningIsEnough() throws Exception {
        try (TestSystem system = TestSystem.fresh(TestSystem.sampleMap(), DataMapProperties.CheckMode.WARN)) {
            // given
            system.execute("CREATE TABLE newsletter (email text)");

            // when
            CollectionReport report = system.collector.collect(
                    system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA)), element -> {});

            // then
            assertThat(report.systems().getFirst().findings())
                    .extracting(Finding::where)
                    .containsExactly("newsletter");
            assertThat(report.elements()).isEqualTo(37);
        }
    }
}
