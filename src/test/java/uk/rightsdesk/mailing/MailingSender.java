package uk.rightsdesk.mailing;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A process that sends one mailing to its end, for others to kill. */
final class MailingSender {

    private MailingSender() {}

    /** @param args URL of the case store, port of the mail server, id of the matter, master key */
    public static void main(String[] args) throws InterruptedException {
        // as arguments, for these count for more than application.yaml
        try (var context = new SpringApplicationBuilder(MailingWiring.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--" + MailingWiring.STORE + "=" + args[0],
                        "--spring.flyway.enabled=false",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + args[1],
                        "--rightsdesk.vault.master-key=" + args[3],
                        "--rightsdesk.mail.address=hello@customer-first.example",
                        "--rightsdesk.mail.imap.enabled=false",
                        "--rightsdesk.mailing.batch=100",
                        "--rightsdesk.mailing.page=150",
                        "--rightsdesk.outbox.heartbeat=1s")) {
            Mailings mailings = context.getBean(Mailings.class);
            MailingId mailing = mailings.open(MailingKind.NOTICE_CHANGE, UUID.fromString(args[2]));
            while (!mailings.sendNext(mailing).complete()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }
}
