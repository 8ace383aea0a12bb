package uk.rightsdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainedEventTest {

    private static ChainedEvent event(Map<String, String> details) {
        return new ChainedEvent(
                2,
                7,
                UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
                "CLOSED",
                Instant.parse("2026-11-02T09:30:00.000001Z"),
                Instant.EPOCH,
                "olivia",
                details);
    }

    /** The encoding is a promise to those who verify: a change needs a new version, not a new expectation here. */
    @Test
    void shouldKeepItsEncoding() {
        String hash = event(Map.of("outcome", "answered", "elements", "5"))
                .hash(Hash.NONE)
                .toString();

        assertThat(hash).isEqualTo("c09d5a9f75172dd38583138c0ef161f2f6e3b47bf0d457ab7c36b68cf6e95e5f");
    }

    @Test
    void shouldTellKeysFromValues() {
        assertThat(event(Map.of("a", "bc")).hash(Hash.NONE))
                .isNotEqualTo(event(Map.of("ab", "c")).hash(Hash.NONE));
    }
}
