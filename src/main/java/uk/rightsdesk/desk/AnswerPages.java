package uk.rightsdesk.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.DeliveryDecision;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.delivery.download.AnswerDelivery;
import uk.rightsdesk.delivery.download.AnswerPasswords;
import uk.rightsdesk.delivery.download.DownloadLink;
import uk.rightsdesk.delivery.download.Redirections;
import uk.rightsdesk.delivery.download.WrongRecipients;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;

/** Puts together what a request's page shows of its answer's way to the person, and of letters that need attention. */
@Component
class AnswerPages {

    private final AnswerDelivery answers;
    private final Deliveries deliveries;
    private final OutgoingMail mail;
    private final AnswerPasswords passwords;
    private final WrongRecipients wrongRecipients;
    private final Redirections redirections;
    private final Clock clock;

    AnswerPages(
            AnswerDelivery answers,
            Deliveries deliveries,
            OutgoingMail mail,
            AnswerPasswords passwords,
            WrongRecipients wrongRecipients,
            Redirections redirections,
            Clock clock) {
        this.passwords = passwords;
        this.wrongRecipients = wrongRecipients;
        this.redirections = redirections;
        this.answers = answers;
        this.deliveries = deliveries;
        this.mail = mail;
        this.clock = clock;
    }

    /** A letter that failed for good. @param again whether and how it may be sent again */
    record AttentionView(
            String letter, String attended, String send, OutgoingMail.Again again, String at, String code) {}

    /** @param tone class of its tag */
    record LinkView(int issue, String by, String at, String state, String tone) {}

    record AnswerView(
            String file,
            String size,
            String at,
            @Nullable String firstFetched,
            @Nullable String deleted,
            List<LinkView> links) {}

    /** @param said number of the tracked post, and what was noted */
    record PostedView(String said, String by, String at) {}

    void show(Model model, Request request) {
        model.addAttribute(
                "attention",
                mail.toAttend(request.id()).stream()
                        .map(letter -> attention(request, letter))
                        .toList());
        List<AnswerDelivery.Announced> announced = answers.of(request.id());
        model.addAttribute("answers", announced.stream().map(this::answer).toList());
        model.addAttribute("posted", posted(request.id()));
        model.addAttribute("mayReissue", announced.stream().anyMatch(AnswerDelivery.Announced::mayReissue));
        model.addAttribute("reissueAction", "/requests/" + request.reference() + "/download-link");
        model.addAttribute("passwordKept", passwords.isKept(request.id()));
        model.addAttribute("tellBy", AnswerPasswords.By.values());
        model.addAttribute("wrongRecipient", wrongRecipients.stops(request.id()));
        model.addAttribute("redirection", redirections.pending(request.id()).orElse(null));
        for (String flash : List.of("code", "done")) {
            if (!model.containsAttribute(flash)) {
                model.addAttribute(flash, null);
            }
        }
    }

    private List<PostedView> posted(RequestId request) {
        return deliveries.of(request).stream()
                .flatMap(delivery -> deliveries.decisions(delivery.id()).stream())
                .filter(decision -> decision.code() == DeliveryDecision.Code.POSTED && decision.confirmedAt() != null)
                .map(decision -> new PostedView(
                        Stream.of(decision.trackedNumber(), decision.note())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(". ")),
                        decision.staff(),
                        London.time(decision.decidedAt())))
                .toList();
    }

    private AttentionView attention(Request request, SentMail letter) {
        String path = "/requests/" + request.reference() + "/letters/" + letter.id();
        return new AttentionView(
                letter.purpose().replace('-', ' '),
                path + "/attended",
                path + "/again",
                mail.again(letter),
                London.time(letter.finishedAt() == null ? letter.createdAt() : letter.finishedAt()),
                letter.failureCode() == null ? "no code" : letter.failureCode());
    }

    private AnswerView answer(AnswerDelivery.Announced answer) {
        return new AnswerView(
                answer.bundle().fileName(),
                Sizes.words(answer.bundle().size()),
                London.time(answer.bundle().createdAt()),
                time(answer.bundle().firstFetchedAt()),
                time(answer.bundle().deletedAt()),
                answer.links().stream().map(this::link).toList());
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : London.time(at);
    }

    private LinkView link(DownloadLink link) {
        DownloadLink.State state = link.state(clock.instant());
        Instant expires = link.expiresAt();
        String words = switch (state) {
            case OPEN -> expires == null ? "not sent yet" : "open until " + London.time(expires);
            case USED -> "used" + (link.usedAt() == null ? "" : " on " + London.time(link.usedAt()));
            case EXPIRED -> "expired unused" + (expires == null ? "" : " on " + London.time(expires));
            case LOCKED -> "locked after " + DownloadLink.TRIES + " wrong codes";
            case VOID -> "replaced";
        };
        String tone = switch (state) {
            case USED -> "good";
            case EXPIRED, LOCKED -> "bad";
            case OPEN, VOID -> "";
        };
        return new LinkView(
                link.issue(), link.issuedBy().toLowerCase(Locale.ROOT), London.time(link.issuedAt()), words, tone);
    }
}
