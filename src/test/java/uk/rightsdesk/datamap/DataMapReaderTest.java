package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

class DataMapReaderTest {

    @Test
    void shouldReadTheSampleMap() {
        // when
        DataMap map = DataMapReader.read(new FileSystemResource(TestSystem.MAP));

        // then
        assertThat(map.updated()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(map.automatedDecisions()).isEmpty();
        assertThat(map.system(TestSystem.SYSTEM).tables()).hasSize(17);
    }

    @Test
    void shouldLetAColumnTakeFromItsTableWhatItDoesNotSay() {
        // when
        MappedColumn.Personal email = column("account", "email");

        // then
        assertThat(email.label()).isEqualTo("Email address");
        assertThat(email.category().id()).isEqualTo("contact");
        assertThat(email.source()).isEqualTo(Source.PERSON);
        assertThat(email.retention().label()).startsWith("While your account is open");
        assertThat(email.purposes()).extracting(Purpose::id).containsExactly("account", "marketing");
        assertThat(email.purposes())
                .extracting(Purpose::lawfulBasis)
                .containsExactly(LawfulBasis.CONTRACT, LawfulBasis.CONSENT);
        assertThat(email.recipients())
                .extracting(RecipientCategory::id)
                .containsExactly("hosting", "it-consultants", "businesses");
    }

    @Test
    void shouldLabelAColumnByItsNameWhereTheMapGivesNoLabel() {
        assertThat(column("account", "date_of_birth").label()).isEqualTo("Date of birth");
    }

    @Test
    void shouldTellTheInterestPursuedWithALegitimateInterest() {
        assertThat(column("login", "ip_address").purposes())
                .extracting(Purpose::basisDetail)
                .containsExactly("protecting you and our service from fraud");
    }

    @Test
    void shouldGiveAnOverviewOfTheCategoriesHeld() {
        // given
        DataMap map = DataMapReader.read(new FileSystemResource(TestSystem.MAP));

        // when
        List<DataMap.Overview> overview = map.overview(List.of("usage", "identity"));

        // then
        assertThat(overview).extracting(o -> o.category().id()).containsExactly("identity", "usage");
        assertThat(overview.getLast().purposes())
                .extracting(Purpose::id)
                .containsExactlyInAnyOrder("security", "analytics");
        assertThat(overview.getLast().retention())
                .extracting(Retention::id)
                .containsExactlyInAnyOrder("cookie-life", "thirteen-months");
        assertThat(overview.getFirst().sources())
                .containsExactlyInAnyOrder(Source.PERSON, Source.OBSERVED, Source.DERIVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            retention: account-life | retention: for-ever | account/columns/email/retention: unknown 'for-ever'
            reached-by: { column: experience_id, table: experience } | reached-by: { column: experience_id, table: experiences } | unknown table 'experiences'
            reached-by: { column: account_id, table: account } | reached-by: { column: account_id, table: business } | ends at 'business', which is not personal
            looks-up: business.name | looks-up: business.nickname | table 'business' lists no column 'nickname'
            key: [account_id, channel] | key: [account_id, medium] | lists no column 'medium'
            to: business_id | to: channel | column 'channel' looks up no name
            source: person | source: hearsay | tables/account/source
            lawful-basis: consent | lawful-basis: habit | purposes/marketing/lawful-basis
            interest: protecting you and our service from fraud | because: of fraud | purposes/security
            compared: as-uk-phone | compared: roughly | identified-by/phone/compared
            updated: 2026-11-22 | updated: 2026-11-31 | /updated: no such day
            erasure: while-referenced | erasure: { keep: legal-claims } | tables/account/erasure
            erasure: while-referenced | erasure: { keep: habit, for: six-years } | tables/account/erasure
            erasure: { keep: legal-claims, for: six-years } | erasure: { keep: legal-claims, for: ever } | experience_share/erasure/for: unknown 'ever'
            erasure: while-referenced | erasure: delete | experience/erasure: rows that stay point to 'account', whose rows are deleted
            town: { erasure: empty } | town: {} | account/columns/town: the row can outlive an erasure
            opened_at: { label: Account opened, category: identity, source: observed, erasure: { generalise: year } } | opened_at: { erasure: { generalise: century } } | account/columns/opened_at
            since: restricted_at | since: yesterday | table 'restricted_account' lists no column 'yesterday'
            table: restricted_account | table: business | 'business' is no table tied to a person
            - delete: account_segment | - delete: business | stops/analytics: 'business' is no table tied to a person
            for-each: marketing_preference | for-each: login | table 'login' lists no column 'wanted'
            answered-by: The office manager | schema: public | systems/paper-archive
            schema: public | schema: public; DROP TABLE account | systems/customer-experience/schema
            """)
    void shouldNamePathAndLineOfAFault(String right, String wrong, String expected) {
        // given
        String yaml = replaceFirst(right, wrong);

        // then
        assertThatExceptionOfType(InvalidDataMap.class)
                .isThrownBy(() -> read(yaml))
                .satisfies(e -> assertThat(e.problems())
                        .anySatisfy(problem ->
                                assertThat(problem).contains(expected).matches("line [1-9][0-9]*, /.*")));
    }

    @Test
    void shouldNameTheVeryLineOfAFault() {
        // given
        String yaml = replaceFirst("lawful-basis: consent", "lawful-basis: habit");
        long line = yaml.substring(0, yaml.indexOf("habit")).lines().count();

        // then
        assertThatExceptionOfType(InvalidDataMap.class)
                .isThrownBy(() -> read(yaml))
                .satisfies(
                        e -> assertThat(e.problems()).singleElement().asString().startsWith("line " + line + ","));
    }

    @Test
    void shouldRefuseAPathInACircle() {
        // given
        String yaml = replaceFirst(
                "reached-by: { column: account_id, table: account }\n        category: experiences",
                "reached-by: { column: id, table: experience }\n        category: experiences");

        // then
        assertThatExceptionOfType(InvalidDataMap.class)
                .isThrownBy(() -> read(yaml))
                .withMessageContaining("the path runs in a circle");
    }

    @Test
    void shouldRefuseAColumnListedTwice() {
        // given
        String yaml = replaceFirst(
                "          town: { erasure: empty }\n", "          town: { erasure: empty }\n          town: {}\n");

        // then
        assertThatExceptionOfType(InvalidDataMap.class)
                .isThrownBy(() -> read(yaml))
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .asString()
                        .contains("town")
                        .contains("line "));
    }

    @Test
    void shouldNameTheLineOfBrokenYaml() {
        assertThatExceptionOfType(InvalidDataMap.class)
                .isThrownBy(() -> read("version: 1\nsystems: [\n"))
                .satisfies(
                        e -> assertThat(e.problems()).singleElement().asString().startsWith("line "));
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> DataMapReader.read(new FileSystemResource("samples/datamap/none.yaml")))
                .withMessageContaining("samples/datamap/none.yaml");
    }

    private static MappedColumn.Personal column(String table, String column) {
        return DataMapReader.read(new FileSystemResource(TestSystem.MAP))
                .system(TestSystem.SYSTEM)
                .table(table)
                .orElseThrow()
                .personalColumns()
                .stream()
                .filter(c -> c.name().equals(column))
                .findFirst()
                .orElseThrow();
    }

    private static String replaceFirst(String right, String wrong) {
        String yaml = TestSystem.sampleMap();
        int at = yaml.indexOf(right);
        assertThat(at).as("the sample map contains '%s'", right).isNotNegative();
        return yaml.substring(0, at) + wrong + yaml.substring(at + right.length());
    }

    private static DataMap read(String yaml) {
        return DataMapReader.read(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "the map under test"));
    }
}
