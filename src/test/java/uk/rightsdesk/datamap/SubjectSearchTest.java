package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.rightsdesk.sample.SampleSystemOfRecord;

class SubjectSearchTest {

    private static TestSystem system;

    @BeforeAll
    static void start() {
        system = TestSystem.fresh();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amelia.hart@example.org", "Amelia.Hart@EXAMPLE.org", " amelia.hart@example.org "})
    void shouldFindAPersonByEmailHoweverItIsWritten(String email) {
        assertThat(system.search.find(Identifier.email(email)))
                .containsExactly(new SubjectMatch(TestSystem.SYSTEM, "account/1", Identifier.Kind.EMAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"07700900102", "+44 7700 900102", "0044 (0)7700 900-102"})
    void shouldFindAPersonByPhoneHoweverItIsWritten(String phone) {
        assertThat(system.search.find(Identifier.phone(phone)))
                .containsExactly(new SubjectMatch(TestSystem.SYSTEM, "account/2", Identifier.Kind.PHONE));
    }

    @Test
    void shouldFindNobodyByANumberWithoutDigits() throws Exception {
        // given
        system.execute("UPDATE account SET phone = 'not given' WHERE id = 5");

        // then
        assertThat(system.search.find(Identifier.phone("unknown"))).isEmpty();
    }

    @Test
    void shouldFindBothAccountsWithTheSameEmail() {
        assertThat(system.search.find(Identifier.email(SampleSystemOfRecord.SIAN)))
                .extracting(SubjectMatch::subjectKey)
                .containsExactly("account/3", "account/4");
    }

    @Test
    void shouldFindAMemberOfStaffInTheTableOfStaff() {
        assertThat(system.search.find(Identifier.email("dilys.morgan@customer-first.example")))
                .extracting(SubjectMatch::subjectKey)
                .containsExactly("staff/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody@example.org",
                "' OR '1'='1",
                "amelia.hart@example.org' --",
                "%",
                "_@_",
                "\"; DROP TABLE account; --",
                "a\0b@example.org",
                "\ud800@example.org"
            })
    void shouldFindNobodyByAnIdentifierNobodyHas(String email) throws Exception {
        assertThat(system.search.find(Identifier.email(email))).isEmpty();
        assertThat(system.count("SELECT count(*) FROM account")).isEqualTo(40);
    }

    @Test
    void shouldRefuseABlankIdentifierWithoutLookingForIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> Identifier.email(" "));
    }

    @Test
    void shouldDescribeWhomAMatchIsAbout() {
        // given
        SubjectMatch match = system.search
                .find(Identifier.email(SampleSystemOfRecord.AMELIA))
                .getFirst();

        // when
        Element person = system.search.describe(match).orElseThrow();

        // then
        assertThat(person.values())
                .filteredOn(datum -> datum.column().equals("family_name"))
                .extracting(Datum::value)
                .containsExactly(new Value.Text("Hart"));
    }

    @Test
    void shouldDescribeNobodyWhereTheRowIsGone() {
        assertThat(system.search.describe(new SubjectMatch(TestSystem.SYSTEM, "account/99999", Identifier.Kind.EMAIL)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"experience/100", "business/1", "account", "", "pg_authid/10"})
    void shouldRefuseAKeyThatIsNoPerson(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> system.search.describe(new SubjectMatch(TestSystem.SYSTEM, key, Identifier.Kind.EMAIL)));
    }

    @Test
    void shouldNotShowAnIdentifierInALogLine() {
        assertThat(Identifier.email("amelia.hart@example.org")).hasToString("Identifier[email]");
    }
}
