package uk.rightsdesk.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.rightsdesk.request.RequestId;

class ReplyTokensTest {

    private static final String KEY = "first-key-of-the-test-0123";
    private static final String OLDER_KEY = "older-key-of-the-test-0123";
    private static final RequestId REQUEST = RequestId.parse("3f0c6a52-77a1-4b9e-9d7f-0c1d2e3f4a5b");

    private final ReplyTokens tokens = tokens(KEY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3f0c6a52-77a1-4b9e-9d7f-0c1d2e3f4a5b",
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "00ff0000-0000-0000-8000-000000000001"
            })
    void shouldFindRequestOfItsToken(String id) {
        // given
        RequestId request = RequestId.parse(id);

        // then
        assertThat(tokens.requestOf(token(tokens, request))).contains(request);
        assertThat(tokens.requestOf(token(tokens, request).toUpperCase(Locale.ROOT)))
                .contains(request);
    }

    @Test
    void shouldFitAnyMailServer() {
        // when
        String address = tokens.replyAddress(REQUEST).orElseThrow();

        // then
        assertThat(address).matches("hello\\+[0-9a-z]{40,44}@customer-first\\.example");
    }

    @Test
    void shouldRefuseEveryTokenChangedInOneLetter() {
        // given
        String token = token(tokens, REQUEST);

        // then
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(tokens.requestOf(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "a", "-1", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "ä", "a b", "+1"})
    void shouldRefuseWhatIsNoToken(String token) {
        assertThat(tokens.requestOf(token)).isEmpty();
    }

    @Test
    void shouldRefuseTokenOfAnotherKey() {
        assertThat(tokens(OLDER_KEY).requestOf(token(tokens, REQUEST))).isEmpty();
    }

    @Test
    void shouldAcceptOlderKeyAndMakeTokensWithTheFirst() {
        // given
        ReplyTokens rotated = tokens(KEY, OLDER_KEY);

        // then
        assertThat(rotated.requestOf(token(tokens(OLDER_KEY), REQUEST))).contains(REQUEST);
        assertThat(rotated.replyAddress(REQUEST)).isEqualTo(tokens.replyAddress(REQUEST));
    }

    @Test
    void shouldUseNoTokenWithoutKey() {
        // given
        ReplyTokens none = tokens("");

        // then
        assertThat(none.replyAddress(REQUEST)).isEmpty();
        assertThat(none.requestOf(token(tokens, REQUEST))).isEmpty();
    }

    @Test
    void shouldRefuseWeakKey() {
        assertThatIllegalStateException().isThrownBy(() -> tokens("short"));
    }

    @Test
    void shouldRefuseAddressThatHasNoRoomForToken() {
        // given
        SenderProperties long64 = new SenderProperties(
                "the-data-protection-desk-of-us@customer-first.example", null, List.of(KEY), Duration.ofDays(3));

        // then
        assertThatIllegalStateException().isThrownBy(() -> new ReplyTokens(long64));
    }

    @Test
    void shouldNotRevealKeys() {
        assertThat(new SenderProperties("a@example.org", null, List.of(KEY), Duration.ofDays(3)).toString())
                .doesNotContain(KEY);
    }

    @Test
    void shouldMakeOtherTokenForOtherRequest() {
        assertThat(tokens.replyAddress(new RequestId(UUID.randomUUID()))).isNotEqualTo(tokens.replyAddress(REQUEST));
    }

    private static ReplyTokens tokens(String... keys) {
        return new ReplyTokens(new SenderProperties(
                "hello@customer-first.example", "Customer First Group", List.of(keys), Duration.ofDays(3)));
    }

    private static String token(ReplyTokens tokens, RequestId request) {
        String address = tokens.replyAddress(request).orElseThrow();
        return address.substring(address.indexOf('+') + 1, address.indexOf('@'));
    }
}
