package uk.rightsdesk.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailClassifierTest {

    private final EmailClassifier classifier = EmailClassifier.standard();

    @Test
    void shouldTakeAccessRequestForAccess() {
        // when
        Classified classified = classifier.classify("Hello", "Please send me a copy of my personal data.");

        // then
        assertThat(classified.classification()).isEqualTo(Classification.ACCESS);
        assertThat(classified.rights()).containsExactly("access");
    }

    @Test
    void shouldKeepWordsThatMadeItSaySo() {
        // when
        Classified classified = classifier.classify("", "Hello!\n\nThis is a SUBJECT ACCESS request, thanks.");

        // then
        assertThat(classified.findings()).contains(new Finding("access", "subject access", "subject access", 10));
    }

    @Test
    void shouldNotReadWhatReplyQuotes() {
        // given
        String reply = """
                Thank you, see you on Thursday at the office.

                On Mon, 2 Nov 2026 at 09:00, Customer First <hello@customer-first.example> wrote:
                > you sent us a subject access request
                """;

        // then
        assertThat(classifier.classify("Re: hello", reply).classification()).isEqualTo(Classification.NONE);
    }

    @Test
    void shouldReadWhatIsForwardedWithoutComment() {
        // given
        String forwarded = "> please send me a copy of my personal data";

        // then
        assertThat(classifier.classify("Fwd:", forwarded).classification()).isEqualTo(Classification.ACCESS);
    }

    @Test
    void shouldNotTakeSmallPrintForRequest() {
        // given
        String mail = "The tables arrive on Monday.\n\nTo unsubscribe click here. See our privacy policy.";

        // then
        assertThat(classifier.classify("Tables", mail).classification()).isEqualTo(Classification.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "ok", "Proszę o kopię moich danych osobowych przechowywanych przez firmę."})
    void shouldLeaveToPeopleWhatItCannotRead(String text) {
        assertThat(classifier.classify("", text).classification()).isEqualTo(Classification.UNSURE);
    }

    @Test
    void shouldNotStumbleOverLongOrStrangeText() {
        // given
        String strange = "copy of ".repeat(20_000) + "\uD83D\uDE00 ((((" + "\n>".repeat(5_000);

        // then
        assertThat(classifier.classify(strange, strange).classification()).isEqualTo(Classification.NONE);
    }
}
