package uk.rightsdesk.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import uk.rightsdesk.RightsdeskApplication;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** What {@code ./mvnw spring-boot:test-run} starts: the embedded stack, then Rightsdesk on it. */
public final class TestRightsdeskApplication {

    private static final int SAMPLE_ACCOUNTS = 1_000;

    private TestRightsdeskApplication() {}

    /** Starts everything and returns when it is ready; ends with the process. */
    public static void main(String[] args) throws SQLException {
        // until Spring Boot sets up logging, logback would print every debugging line
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        EmbeddedStack stack = new EmbeddedStack(EmbeddedSettings.defaults());
        try {
            stack.start();
        } catch (EmbeddedStackException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        SampleSystemOfRecord.createIfAbsent(stack.sampleOwnerDataSource(), SAMPLE_ACCOUNTS);
        SpringApplication application = new SpringApplication(RightsdeskApplication.class);
        application.addInitializers(stack.asInitializer());
        application.run(args);
        System.out.println(table(stack));
    }

    private static String table(EmbeddedStack stack) {
        EmbeddedSettings settings = stack.settings();
        List<String> rows = List.of(
                row("Tasklist (staff)", stack.webUrl() + "/tasklist", "olivia / olivia-pass, ravi / ravi-pass"),
                row("Operate (analysts)", stack.webUrl() + "/operate", "ana / ana-pass"),
                row("The desk", stack.deskUrl(), "the same people and passwords"),
                row("Requesters' mail", "http://127.0.0.1:" + settings.port(Port.INBOX_PAGE), ""),
                row(
                        "Mail server",
                        "smtp 127.0.0.1:" + settings.port(Port.SMTP) + ", imap 127.0.0.1:" + settings.port(Port.IMAP),
                        MailServer.DESK_ADDRESS),
                row(
                        "Camunda broker",
                        "grpc 127.0.0.1:" + settings.port(Port.BROKER_GRPC) + ", rest 127.0.0.1:"
                                + settings.port(Port.BROKER_REST),
                        "none"),
                row(
                        "PostgreSQL",
                        "127.0.0.1:" + settings.port(Port.POSTGRES) + "/rightsdesk, /customer_experience",
                        "passwords in " + settings.home().resolve("secrets.properties")));
        return """

                Rightsdesk is ready. The certificate is self-signed: accept it once in the browser.

                %s

                Send the first request:
                  curl --url smtp://127.0.0.1:%d --mail-from amelia.hart@example.org --mail-rcpt %s -T samples/access-request.eml
                Read what the requester received:
                  curl http://127.0.0.1:%d/amelia.hart@example.org
                """.formatted(
                        String.join("\n", rows),
                        settings.port(Port.SMTP),
                        MailServer.DESK_ADDRESS,
                        settings.port(Port.INBOX_PAGE));
    }

    private static String row(String what, String where, String login) {
        return "  %-20s %-52s %s".formatted(what, where, login).stripTrailing();
    }
}
