package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Import;

class LettersConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(LetterModule.class)
            .withPropertyValues(
                    "rightsdesk.controller.name=Customer First Group",
                    "rightsdesk.controller.address=160 Example House,London",
                    "rightsdesk.controller.registration=ZA000000");

    @Test
    void shouldWriteLettersInTheNameOfTheConfiguredController() {
        application
                .withPropertyValues("rightsdesk.controller.email=hello@customer-first.example")
                .run(context -> {
                    Letter letter = context.getBean(Letters.class)
                            .render(LetterSamples.identityNotVerified(LetterSamples.head()));

                    assertThat(letter.text())
                            .contains("Email: hello@customer-first.example")
                            .contains("Post: Customer First Group, 160 Example House, London")
                            .doesNotContain("Online form");
                });
    }

    @Test
    void shouldNotStartWithoutAnAddressForComplaints() {
        application.run(
                context -> assertThat(context).getFailure().rootCause().hasMessageContaining("rightsdesk.controller"));
    }

    @EnableConfigurationProperties({DataController.class, LegalData.class})
    @Import(Letters.class)
    static class LetterModule {}
}
