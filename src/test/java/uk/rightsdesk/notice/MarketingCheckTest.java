package uk.rightsdesk.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketingCheckTest {

    private final MarketingCheck check = MarketingCheck.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Our notice changes. And get 20% off your next order.|20% off",
                "Discounts await you.|discounts",
                "We are pleased to tell you of our special   offers.|special offers",
                "A SPECIAL OFFER for you|special offer",
                "Sign up for our app.|sign up for",
                "Don’t miss out on it|don’t miss out",
                "You can win a holiday.|win a",
                "Now from £9.99 a month|£9",
                "We have an exciting new notice|exciting",
                "Read more at https://example.com/news|https://example.com/news",
                "See customer-first.co.uk for it|customer-first.co.uk"
            })
    void shouldFindTheWordsThatPromote(String text, String words) {
        assertThat(check.findings(text))
                .extracting(MarketingCheck.Finding::words)
                .contains(words);
    }

    /** What a change of the notice is about, marketing among it, can be said. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From 1 January we use your email address to send you our newsletter, if you agreed to marketing.",
                "We keep what you bought for six years instead of three.",
                "A company in Canada now stores our emails. The transfer is protected by the UK addendum.",
                "You can object to direct marketing at any time, by email or by post.",
                "We no longer share your telephone number with the businesses you write about.",
                "If you order from us, we keep the order. We deal with complaints within 30 days.",
                "You will save nothing by it and need to do nothing."
            })
    void shouldLetPlainInformationPass(String text) {
        assertThat(check.findings(text)).isEmpty();
    }

    @Test
    void shouldNameWordsAndKindInTheSentenceForStaff() {
        assertThat(check.findings("Use this voucher").getFirst().said()).isEqualTo("“voucher” (a price or a saving)");
    }
}
