package uk.rightsdesk.delivery.download;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers reach their requesters.
 *
 * @param channel by which answers go unless staff choose another for a request; {@code download} or {@code attachment}
 * @param baseUrl where requesters reach the desk's pages under {@code /d/}; stands in the link
 * @param linkValidity how long a link can be used, from when the mail server took its email
 * @param session how long one can download once the right code was given
 * @param remindBefore so long before an unused link expires, the person is reminded of it
 * @param keepBundle how long an answer is kept after the last way to it was used or expired
 */
@ConfigurationProperties("rightsdesk.delivery")
record DownloadProperties(
        @DefaultValue("download") Channel channel,
        URI baseUrl,
        @DefaultValue("14d") Duration linkValidity,
        @DefaultValue("30m") Duration session,
        @DefaultValue("3d") Duration remindBefore,
        @DefaultValue("30d") Duration keepBundle) {

    enum Channel {
        /** The email holds a link; the archive is fetched at a page of the desk with a code that is sent apart. */
        DOWNLOAD,
        /** The archive is attached, encrypted; staff tell the password by another channel. */
        ENCRYPTED_EMAIL,
        /** Staff print and post it. */
        POST,
        /** Letter and archive are attached to the email. */
        ATTACHMENT
    }
}
