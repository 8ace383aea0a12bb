package uk.rightsdesk.mailing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a mailing does at a time.
 *
 * @param batch how many letters of a mailing are on their way to the mail server at once
 * @param page how many people are taken down at once
 */
@ConfigurationProperties("rightsdesk.mailing")
record MailingProperties(
        @DefaultValue("500") int batch,
        @DefaultValue("5000") int page) {}
