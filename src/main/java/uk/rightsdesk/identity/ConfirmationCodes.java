package uk.rightsdesk.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.MailTexts;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.delivery.RequesterLinks;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Codes sent to the address that is already held, before anything held under it is erased, changed or handed over (UK
 * GDPR Article 32(1)). Asking for one is no doubt about who asks, so it never moves the clock (Article 12(6)).
 */
@Component
@Transactional
public class ConfirmationCodes {

    static final Duration VALIDITY = Duration.ofDays(7);

    private static final int TOKEN_BYTES = 32;
    private static final int CODES = 100_000_000;

    private final ConfirmationCodeStore codes;
    private final Requests requests;
    private final OutgoingMail mail;
    private final MailTexts texts;
    private final RequesterLinks pages;
    private final RequestJournal journal;
    private final ProcessMessages messages;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ConfirmationCodes(
            ConfirmationCodeStore codes,
            Requests requests,
            OutgoingMail mail,
            MailTexts texts,
            RequesterLinks pages,
            RequestJournal journal,
            ProcessMessages messages,
            Clock clock) {
        this.codes = codes;
        this.requests = requests;
        this.mail = mail;
        this.texts = texts;
        this.pages = pages;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /** What the requester's page shows. */
    public enum State {
        /** No such link. */
        UNKNOWN,
        ASKS,
        WRONG,
        /** The right code was given, now or before. */
        GIVEN,
        /** Five wrong codes: staff take it from here. */
        LOCKED,
        EXPIRED,
        /** A newer code was sent, or the request is closed. */
        OVER
    }

    /** @param triesLeft before the lock */
    public record Look(State state, int triesLeft) {}

    /** Variables of {@code Msg_CodeSettled}. */
    record CodeSettled(Result codeResult) {}

    enum Result {
        GIVEN,
        LOCKED
    }

    /**
     * Sends a code in place of those before.
     *
     * @param heldAddress under which an account is held
     * @return when it expires
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Instant send(Request request, String heldAddress) {
        int round = codes.of(request.id()).size() + 1;
        Instant expiresAt = clock.instant().plus(VALIDITY);
        String token = token();
        String code = "%08d".formatted(random.nextInt(CODES));
        String shown = code.substring(0, 4) + " " + code.substring(4);
        UUID message = mail.prepare(
                new OutgoingMessage(
                        request.id(),
                        "confirmation-code",
                        "confirmation-code:" + request.id() + ":" + round,
                        heldAddress,
                        "Please confirm request " + request.reference(),
                        text(request, pages.url("confirm/" + token), shown),
                        List.of(),
                        MailThread.NONE,
                        false),
                shown);
        mail.release(message);
        codes.insert(request.id(), round, hash(token), code, message, expiresAt);
        journal.record(
                request.id(),
                EventType.CODE_SENT,
                Map.of(
                        "round",
                        Integer.toString(round),
                        "closesOn",
                        StatutoryClock.dateOf(expiresAt).toString()));
        return expiresAt;
    }

    private String text(Request request, String url, String code) {
        return texts.fill(
                "confirmation-code",
                Map.of("asked", request.right().asked(), "reference", request.reference(), "url", url, "code", code));
    }

    /** What the page of a link shows; looking changes nothing, so a scanner of links does no harm. */
    @Transactional(readOnly = true)
    public Look look(String token) {
        return codes.withToken(hash(token))
                .map(code -> new Look(state(code), code.triesLeft()))
                .orElse(new Look(State.UNKNOWN, 0));
    }

    /** Tries a code on the page of a link. */
    public Look enter(String token, String given) {
        return codes.holdWithToken(hash(token))
                .map(code -> enter(code, given, "page"))
                .orElse(new Look(State.UNKNOWN, 0));
    }

    /** Tries a code that came in a reply; one where none is awaited says nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    void reply(RequestId request, String given) {
        codes.holdNewest(request).ifPresent(code -> enter(code, given, "email"));
    }

    private Look enter(ConfirmationCode code, String given, String way) {
        State state = state(code);
        if (state != State.ASKS) {
            return new Look(state, code.triesLeft());
        }
        if (matches(codes.code(code), given)) {
            codes.given(code);
            journal.record(code.request(), EventType.CODE_GIVEN, Map.of("way", way));
            settled(code, Result.GIVEN);
            return new Look(State.GIVEN, code.triesLeft());
        }
        codes.wrong(code);
        int left = code.triesLeft() - 1;
        journal.record(code.request(), EventType.CODE_REFUSED, Map.of("way", way, "triesLeft", Integer.toString(left)));
        if (left == 0) {
            settled(code, Result.LOCKED);
        }
        return new Look(left == 0 ? State.LOCKED : State.WRONG, left);
    }

    private void settled(ConfirmationCode code, Result result) {
        messages.publish(
                "Msg_CodeSettled", code.request().toString(), "code-settled:" + code.id(), new CodeSettled(result));
    }

    private State state(ConfirmationCode code) {
        if (code.givenAt() != null) {
            return State.GIVEN;
        }
        if (code.round() < codes.of(code.request()).size()
                || requests.get(code.request()).outcome().isPresent()) {
            return State.OVER;
        }
        if (code.triesLeft() == 0) {
            return State.LOCKED;
        }
        return clock.instant().isBefore(code.expiresAt()) ? State.ASKS : State.EXPIRED;
    }

    private static boolean matches(String code, String given) {
        String digits = given.replaceAll("[^0-9]", "");
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.US_ASCII), digits.getBytes(StandardCharsets.US_ASCII));
    }

    private String token() {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
