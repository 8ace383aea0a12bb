package uk.rightsdesk.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The address of each role that notices go to: mailboxes that people read. */
@ConfigurationProperties("rightsdesk.notices")
record NoticeProperties(String officers, String reviewers, String privacyLead, String operations) {

    String of(NoticeRole role) {
        return switch (role) {
            case OFFICERS -> officers;
            case REVIEWERS -> reviewers;
            case PRIVACY_LEAD -> privacyLead;
            case OPERATIONS -> operations;
        };
    }
}
