package uk.rightsdesk.request;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventVocabularyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one-account-and-authenticated-sender",
                "true",
                "2251799813685249",
                "-3",
                "12.50",
                "2026-11-22",
                "2026-11-22T09:30:00.123456Z",
                "0b5c8f0e-3a53-4ad5-9d0f-6f1c1a5e8f10",
                "R-2026-000042",
                "customer_experience",
                "3f7a9c0d1b2e",
                "crime,legal-privilege"
            })
    void shouldTakeIdsCodesDatesCountsAndHashes(String value) {
        assertThatCode(() -> EventVocabulary.check(EventType.CLOSED, "system", Map.of("code", value)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Amelia",
                "amelia hart",
                "amelia.hart@example.org",
                "1 Long Lane",
                "she moved",
                "naïve",
                "line\nbreak",
                "a--b",
                "a,,b",
                "{}",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void shouldRefuseTextWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> EventVocabulary.check(EventType.CLOSED, "system", Map.of("code", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("detail code of event closed is not made of ids, codes, dates, counts or hashes");
    }

    @Test
    void shouldRefuseAKeyOrAnActorThatIsText() {
        assertThatThrownBy(() -> EventVocabulary.check(EventType.CLOSED, "system", Map.of("Amelia Hart", "1")))
                .hasMessageNotContaining("Amelia");
        assertThatThrownBy(() -> EventVocabulary.check(EventType.CLOSED, "Olivia Smith", Map.of()))
                .hasMessageNotContaining("Olivia");
    }
}
