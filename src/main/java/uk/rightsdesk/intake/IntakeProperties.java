package uk.rightsdesk.intake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the intake.
 *
 * @param address the desk's own email address
 * @param authservId the name in the Authentication-Results of the company's own mail server, which removes those that
 *     strangers wrote in its name (RFC 8601, section 5)
 * @param imap the mailbox
 */
@ConfigurationProperties("rightsdesk.mail")
record IntakeProperties(
        String address,
        @DefaultValue("mail.customer-first.example") String authservId,
        @DefaultValue Imap imap) {

    /**
     * @param enabled false for an instance that fetches no mail
     * @param ssl IMAP over TLS from the first byte
     * @param starttls with {@code ssl} false: TLS is begun by STARTTLS, and mail is fetched over nothing less
     * @param password null only where the server asks for none
     * @param sweep how often the mailbox is looked at even if the server says nothing
     * @param idle whether the server is asked to say when mail arrives
     * @param largest the size up to which a message is kept whole; of a larger one only the beginning, and staff look
     */
    record Imap(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("localhost") String host,
            @DefaultValue("993") int port,
            @DefaultValue("") String username,
            @Nullable String password,
            @DefaultValue("true") boolean ssl,
            @DefaultValue("false") boolean starttls,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("60s") Duration sweep,
            @DefaultValue("true") boolean idle,
            @DefaultValue("40MB") DataSize largest) {

        String protocol() {
            return ssl ? "imaps" : "imap";
        }
    }

    /** The name under which positions in this mailbox are kept. */
    String mailbox() {
        return address + "/" + imap.folder();
    }
}
