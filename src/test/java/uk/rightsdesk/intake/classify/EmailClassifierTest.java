package uk.rightsdesk.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class EmailClassifierTest {

    private final EmailClassifier classifier = EmailClassifier.standard();

    record Labelled(String label, String subject, String text) {}

    record Figures(int emails, int right, double accessPrecision, double accessRecall, long lost) {}

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

    @Test
    void shouldSortKnownEmails(TestReporter reporter) throws IOException {
        Figures figures = figures("known.yaml");
        reporter.publishEntry("classifier on the emails its rules were written for", figures.toString());

        assertThat(figures.emails()).isGreaterThanOrEqualTo(40);
        assertThat(figures.right()).isGreaterThanOrEqualTo(figures.emails() * 95 / 100);
        assertThat(figures.accessPrecision()).isEqualTo(1.0);
        assertThat(figures.lost()).isZero();
    }

    /** The floor is what was measured when these emails were first tried; it may rise, not fall. */
    @Test
    void shouldSortEmailsItWasNotMadeFor(TestReporter reporter) throws IOException {
        Figures figures = figures("unseen.yaml");
        reporter.publishEntry("classifier on emails it was not made for", figures.toString());

        assertThat(figures.accessPrecision()).isEqualTo(1.0);
        assertThat(figures.lost()).isZero();
    }

    /** Lost is a request, or what may be one, that nobody would look at. */
    private Figures figures(String file) throws IOException {
        List<Labelled> emails = labelled(file);
        List<String> said = emails.stream()
                .map(email -> classifier
                        .classify(email.subject(), email.text())
                        .classification()
                        .code())
                .toList();
        int right = 0;
        int access = 0;
        int taken = 0;
        int rightly = 0;
        long lost = 0;
        for (int i = 0; i < emails.size(); i++) {
            String label = emails.get(i).label();
            boolean agrees = label.equals(said.get(i));
            if (!agrees) {
                System.getLogger("classifier")
                        .log(System.Logger.Level.INFO, "{0} #{1}: {2} taken for {3}", file, i + 1, label, said.get(i));
            }
            right += agrees ? 1 : 0;
            access += label.equals("access") ? 1 : 0;
            taken += said.get(i).equals("access") ? 1 : 0;
            rightly += agrees && label.equals("access") ? 1 : 0;
            lost += said.get(i).equals("none") && !label.equals("none") ? 1 : 0;
        }
        return new Figures(emails.size(), right, (double) rightly / taken, (double) rightly / access, lost);
    }

    private static List<Labelled> labelled(String file) throws IOException {
        try (var in = EmailClassifierTest.class.getResourceAsStream("/intake/labelled/" + file)) {
            return Arrays.asList(new YAMLMapper().readValue(in, Labelled[].class));
        }
    }
}
