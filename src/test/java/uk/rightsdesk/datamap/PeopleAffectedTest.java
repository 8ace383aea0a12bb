package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.datamap.PeopleAffected.Criteria;
import uk.rightsdesk.datamap.PeopleAffected.Person;

class PeopleAffectedTest {

    private static TestSystem system;

    @BeforeAll
    static void start() {
        system = TestSystem.fresh();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void shouldFindEveryoneWithAddressAndNamePageByPage() throws Exception {
        // given
        var everyone = new Criteria.Everyone(TestSystem.SYSTEM);

        // when
        List<Person> all = pages(everyone, 7);

        // then
        assertThat(all).hasSize((int) system.people.count(everyone));
        assertThat(all).hasSize((int)
                (system.count("SELECT count(*) FROM account") + system.count("SELECT count(*) FROM staff")));
        assertThat(all).extracting(Person::key).doesNotHaveDuplicates();
        assertThat(all.getFirst())
                .isEqualTo(new Person(TestSystem.SYSTEM, "account/1", "amelia.hart@example.org", "Amelia Hart"));
    }

    @Test
    void shouldGiveKeysInTheirOrderNotInThatOfTheirDigits() {
        assertThat(pages(new Criteria.WithRows(TestSystem.SYSTEM, "account"), 3))
                .extracting(Person::key)
                .startsWith("account/1", "account/2", "account/3")
                .endsWith("account/40");
    }

    @Test
    void shouldFindThoseWithRowsInATableThatLeadsToThem() throws Exception {
        // given
        var pictures = new Criteria.WithRows(TestSystem.SYSTEM, "experience_picture");

        // then
        assertThat(pages(pictures, 5))
                .hasSize((int) system.count("SELECT count(DISTINCT account_id) FROM experience_picture p"
                        + " JOIN experience e ON e.id = p.experience_id"))
                .isNotEmpty();
    }

    @Test
    void shouldFindThoseWithRowsOfADay() throws Exception {
        // given
        system.execute("UPDATE login SET logged_in_at = '2026-06-30T23:30:00Z' WHERE account_id = 6");
        var first = LocalDate.of(2026, 7, 1);

        // then the day is one of Europe/London
        assertThat(pages(new Criteria.WithRowsOf(TestSystem.SYSTEM, "login", "logged_in_at", first, first), 5))
                .extracting(Person::key)
                .contains("account/6");
        assertThat(pages(
                        new Criteria.WithRowsOf(
                                TestSystem.SYSTEM, "login", "logged_in_at", first.minusDays(1), first.minusDays(1)),
                        5))
                .extracting(Person::key)
                .doesNotContain("account/6");
    }

    @Test
    void shouldFindThoseNamed() {
        assertThat(pages(new Criteria.Named(TestSystem.SYSTEM, "account", List.of("3", "1", "9999")), 5))
                .extracting(Person::key)
                .containsExactly("account/1", "account/3");
    }

    @Test
    void shouldRefuseWhatIsNotInTheMap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.people.count(new Criteria.WithRows(TestSystem.SYSTEM, "pg_shadow")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.people.count(new Criteria.WithRows(TestSystem.SYSTEM, "business")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.people.count(new Criteria.WithRowsOf(
                        TestSystem.SYSTEM, "login", "1=1; --", LocalDate.EPOCH, LocalDate.EPOCH)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> system.people.count(new Criteria.Named(TestSystem.SYSTEM, "experience", List.of("1"))));
    }

    @Test
    void shouldOfferTheTablesOfPeopleWithTheirDays() {
        assertThat(system.people.choices())
                .filteredOn(choice -> choice.table().name().equals("login"))
                .singleElement()
                .satisfies(login -> assertThat(login.days()).containsExactly("logged_in_at"));
        assertThat(system.people.choices())
                .extracting(choice -> choice.table().name())
                .contains("account")
                .doesNotContain("business");
    }

    private static List<Person> pages(Criteria criteria, int most) {
        List<Person> all = new ArrayList<>();
        @Nullable String last = null;
        List<Person> page;
        do {
            page = system.people.page(criteria, last, most);
            all.addAll(page);
            last = page.isEmpty() ? last : page.getLast().key();
        } while (page.size() == most);
        return all;
    }
}
