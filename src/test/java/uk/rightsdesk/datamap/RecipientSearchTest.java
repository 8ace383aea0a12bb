package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.sample.SampleSystemOfRecord;

class RecipientSearchTest {

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
    void shouldFindEachRecipientWithContactAndEverySending() {
        // when
        List<DisclosedTo> found =
                system.recipients.find(system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA)));

        // then
        assertThat(found)
                .extracting(DisclosedTo::name, to -> to.sendings().size())
                .containsExactlyInAnyOrder(tuple("Hafod Home Stores", 2), tuple("Severn Vale Rail", 1));
        assertThat(found)
                .extracting(DisclosedTo::contact)
                .allMatch(contact -> contact != null && contact.contains("@"));
        assertThat(found.getFirst().sendings().getFirst().reference()).matches("experience_share/\\d+");
        assertThat(found.stream().flatMap(to -> to.sendings().stream()).map(DisclosedTo.Sending::at))
                .contains(Instant.parse("2026-04-12T06:00:00Z"));
    }

    @Test
    void shouldTellWhereTheTermsAndTheNoticeOfEachRecipientAre() {
        // when
        List<DisclosedTo> found =
                system.recipients.find(system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA)));

        // then
        assertThat(found)
                .extracting(DisclosedTo::terms, DisclosedTo::privacyNotice)
                .contains(tuple("https://www.hafod-home.example/terms", "https://www.hafod-home.example/privacy"));
        assertThat(found)
                .allSatisfy(to -> assertThat(to.sendings().getFirst().reference())
                        .as("the columns beside it are not taken for its key")
                        .matches("experience_share/\\d+"));
    }

    @Test
    void shouldFindNobodyForAStrangerAndForHostileIdentifiers() {
        assertThat(system.recipients.find(system.search.find(Identifier.email("nobody@example.org"))))
                .isEmpty();
        assertThat(system.recipients.find(system.search.find(Identifier.email("' or 1=1 --"))))
                .isEmpty();
    }

    @Test
    void shouldNotTellNameOrContactInItsText() {
        // when
        DisclosedTo found = system.recipients
                .find(system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA)))
                .getFirst();

        // then
        assertThat(found.toString()).doesNotContain(found.name()).doesNotContain("@");
    }

    @Test
    void shouldRefuseContactColumnThatTheRecipientsTableHasNot() {
        assertThatExceptionOfType(InvalidDataMap.class)
                .isThrownBy(() -> TestSystem.fresh(
                        TestSystem.sampleMap().replace("contact: contact_email", "contact: fax"),
                        DataMapProperties.CheckMode.FAIL))
                .withMessageContaining("fax");
    }
}
