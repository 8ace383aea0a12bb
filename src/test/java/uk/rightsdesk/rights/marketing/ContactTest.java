package uk.rightsdesk.rights.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    @ParameterizedTest
    @CsvSource({
        "amelia@example.org, email:amelia@example.org",
        "' Amelia@Example.ORG ', email:amelia@example.org",
        "amelia+news@example.org, email:amelia+news@example.org",
        "post@bücher.example, email:post@xn--bcher-kva.example",
        "07700 900123, phone:+447700900123",
        "+44 (0)7700 900 123, phone:+447700900123",
        "0044 7700-900123, phone:+447700900123",
        "+49 30 901820, phone:+4930901820"
    })
    void shouldBringAllSpellingsIntoOneForm(String text, String form) {
        assertThat(Contact.of(text).orElseThrow().form()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4 Mill Lane, York", "a@b@c", "amelia @example.org", "12345", "@", "+0 7700 900123"})
    void shouldTakeNothingElseForAContact(String text) {
        assertThat(Contact.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amelia@example.org", "07700 900123"})
    void shouldNotTellTheAddressToALog(String text) {
        assertThat(Contact.of(text).orElseThrow().toString()).doesNotContain("amelia", "7700");
    }
}
