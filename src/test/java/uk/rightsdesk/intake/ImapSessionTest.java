package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ImapSessionTest {

    @Test
    void shouldTakeNothingLessThanTlsWhereStartTlsIsAskedFor() {
        // when
        var session = ImapSession.of(imap(false, true), Duration.ofSeconds(1));

        // then
        assertThat(session.getProperty("mail.imap.starttls.enable")).isEqualTo("true");
        assertThat(session.getProperty("mail.imap.starttls.required")).isEqualTo("true");
        assertThat(session.getProperty("mail.imap.ssl.checkserveridentity")).isEqualTo("true");
    }

    @Test
    void shouldBeginWithTlsByDefault() {
        assertThat(ImapSession.of(imap(true, false), Duration.ofSeconds(1)).getProperty("mail.store.protocol"))
                .isEqualTo("imaps");
    }

    private static IntakeProperties.Imap imap(boolean ssl, boolean starttls) {
        return new IntakeProperties.Imap(
                true,
                "localhost",
                993,
                "desk",
                "secret",
                ssl,
                starttls,
                "INBOX",
                Duration.ofMinutes(1),
                true,
                DataSize.ofMegabytes(40));
    }
}
