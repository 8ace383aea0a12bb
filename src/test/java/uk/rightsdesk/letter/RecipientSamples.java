package uk.rightsdesk.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Letters to a business that was sent two experiences. */
final class RecipientSamples {

    private RecipientSamples() {}

    static RecipientNoticeContent notice(LetterHead head, NoticeKind kind) {
        return content(head, kind, null);
    }

    static RecipientNoticeContent reminder(LetterHead head, NoticeKind kind) {
        return content(head, kind, head.date().minusDays(14));
    }

    private static RecipientNoticeContent content(
            LetterHead head, NoticeKind kind, @Nullable LocalDate firstWrittenOn) {
        return new RecipientNoticeContent(
                head,
                kind,
                List.of(
                        new RecipientNoticeContent.Shared("experience_share/81", LocalDate.of(2026, 3, 4)),
                        new RecipientNoticeContent.Shared("experience_share/97", LocalDate.of(2026, 4, 1))),
                firstWrittenOn == null ? 0 : 12,
                kind == NoticeKind.RECTIFIED
                        ? List.of(
                                new RecipientNoticeContent.Correction("Telephone number", "020 7946 0999"),
                                new RecipientNoticeContent.Correction("First name", head.addressee()))
                        : List.of(),
                URI.create("https://desk.customer-first.example/d/recipients/7c1f0e52"),
                head.date().plusDays(28),
                firstWrittenOn);
    }
}
