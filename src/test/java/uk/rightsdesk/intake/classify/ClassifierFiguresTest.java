package uk.rightsdesk.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * How well the classifier does on the project's own labelled emails. The figures in docs/classifier.md are written by
 * {@code ./mvnw test -Dtest=ClassifierFiguresTest -Drightsdesk.classifier.write=true} and must agree with the rules.
 */
class ClassifierFiguresTest {

    private static final Path DOCS = Path.of("docs/classifier.md");
    private static final String FIGURES = "<!-- figures -->\n";

    private final LabelledEmails tuning = LabelledEmails.of("tuning");
    private final LabelledEmails heldOut = LabelledEmails.of("held-out");

    @Test
    void shouldBeMeasuredOnEnoughEmails() {
        assertThat(tuning.emails().size() + heldOut.emails().size()).isGreaterThanOrEqualTo(150);
        assertThat(heldOut.emails()).hasSizeGreaterThanOrEqualTo(75);
    }

    @Test
    void shouldOpenByItselfOnlyWhatIsMeant() {
        assertThat(tuning.precisionOfOpening()).isEqualTo(1.0);
        assertThat(heldOut.precisionOfOpening()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void shouldFindTheRightsOfTheEmailsItWasWrittenBy() {
        assertThat(tuning.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(tuning.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(tuning.overlooked()).isZero();
    }

    @Test
    void shouldFindMostRightsOfEmailsItHasNotSeen() {
        assertThat(heldOut.precision()).isGreaterThanOrEqualTo(0.90);
        assertThat(heldOut.recall()).isGreaterThanOrEqualTo(0.60);
    }

    @Test
    void shouldHaveItsFiguresInTheDocs() throws IOException {
        // given
        String document = Files.readString(DOCS);
        String figures = FIGURES + "Rules " + RuleBook.standard().version() + ".\n\n" + tuning.report() + "\n"
                + heldOut.report();
        String current = document.substring(0, document.indexOf(FIGURES)) + figures;

        // when
        if (Boolean.getBoolean("rightsdesk.classifier.write")) {
            Files.writeString(DOCS, current);
        }

        // then
        assertThat(Files.readString(DOCS)).isEqualTo(current);
    }
}
