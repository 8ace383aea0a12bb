package uk.rightsdesk.intake;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.mail.dsl.Mail;

/** IDLE: the server says when mail comes, and the watch is woken. If it says nothing, the slow sweep finds the mail. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(
        name = {"rightsdesk.mail.imap.enabled", "rightsdesk.mail.imap.idle"},
        matchIfMissing = true)
class MailboxIdle {

    /** Longer than IDLE lasts; a connection that died without a word is given up after it. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private static final long RECONNECT_MILLIS = 10_000;

    @Bean
    WakingReceiver wakingReceiver(IntakeProperties properties, MailboxWatch watch) {
        IntakeProperties.Imap imap = properties.imap();
        String url = imap.protocol() + "://" + imap.host() + ":" + imap.port() + "/" + imap.folder();
        return new WakingReceiver(url, ImapSession.of(imap, SILENCE), watch::wake);
    }

    @Bean
    IntegrationFlow mailboxIdleFlow(WakingReceiver receiver, MailboxWatch watch) {
        return IntegrationFlow.from(Mail.imapIdleAdapter(receiver)
                        .reconnectDelay(RECONNECT_MILLIS)
                        .shouldReconnectAutomatically(true)
                        .autoStartup(true))
                .handle(message -> watch.wake())
                .get();
    }
}
