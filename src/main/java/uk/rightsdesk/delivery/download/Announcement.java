package uk.rightsdesk.delivery.download;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.MailTexts;
import uk.rightsdesk.request.Request;

/** The words of the emails that carry a link and a code. They say nothing of what is in the answer. */
@Component
class Announcement {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final MailTexts texts;
    private final DownloadProperties properties;

    Announcement(MailTexts texts, DownloadProperties properties) {
        this.texts = texts;
        this.properties = properties;
    }

    String ofLink(Request request, String link, boolean codeByEmail) {
        return texts.fill(
                "answer-link",
                Map.of(
                        "request",
                        head(request),
                        "link",
                        link,
                        "codeByEmail",
                        codeByEmail,
                        "days",
                        properties.linkValidity().toDays()));
    }

    String ofCode(Request request, String code) {
        return texts.fill("answer-code", Map.of("request", head(request), "code", code));
    }

    /** With an archive that is encrypted; its password is in no email. */
    String ofEncrypted(Request request) {
        return texts.fill("answer-encrypted", Map.of("request", head(request)));
    }

    /** To somebody whom the requester named: it does not name the requester. */
    String ofTransfer(Request request, String reader, String link) {
        return texts.fill(
                "transfer-link",
                Map.of(
                        "request",
                        new Head(request.reference(), reader),
                        "reader",
                        reader,
                        "link",
                        link,
                        "days",
                        properties.linkValidity().toDays()));
    }

    String ofTransferCode(Request request, String reader, String code) {
        return texts.fill("transfer-code", Map.of("request", new Head(request.reference(), reader), "code", code));
    }

    String ofExpiry(Request request, DownloadLink link) {
        return texts.fill(
                "answer-reminder",
                Map.of(
                        "request", head(request),
                        "sent", day(link.sentAt()),
                        "expires", day(link.expiresAt())));
    }

    private static String day(@Nullable Instant at) {
        return DAY.format(StatutoryClock.dateOf(Objects.requireNonNull(at, "a link that was sent")));
    }

    /** What an email may say of a request. */
    record Head(String reference, String addressee) {}

    private static Head head(Request request) {
        return new Head(request.reference(), request.requesterName().orElse("Sir or Madam"));
    }
}
