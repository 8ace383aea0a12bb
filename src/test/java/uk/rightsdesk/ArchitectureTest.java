package uk.rightsdesk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import uk.rightsdesk.engine.Worker;

/** The rules of architecture.md that the compiler does not know. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("uk.rightsdesk");

    @Test
    void shouldKeepModulesToTheirDeclaredDependencies() {
        ApplicationModules.of(RightsdeskApplication.class).verify();
    }

    @Test
    void shouldKnowCamundaInTheEnginePackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("uk.rightsdesk.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.camunda..", "io.grpc..")
                .because("the engine can then be exchanged, or upgraded, in one place")
                .check(PRODUCT);
    }

    @Test
    void shouldKeepTheClockPure() {
        noClasses()
                .that()
                .resideInAPackage("uk.rightsdesk.clock..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "javax.sql..", "java.sql..")
                .because("a legal date must be computable, and provable, without anything else running")
                .check(PRODUCT);
    }

    @Test
    void shouldKeepWorkersToTheirPackage() {
        classes()
                .that()
                .implement(Worker.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("Worker")
                .because("only the engine calls them")
                .check(PRODUCT);
    }

    @Test
    void shouldTakeTimeFromTheInjectedClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("uk.rightsdesk.outbox..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time is data: tests move it")
                .check(PRODUCT);
    }
}
