package uk.rightsdesk.delivery.download;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** What a requester can do with a link. Every access is an event of the request. */
@Component
@Transactional
public class Downloads {

    private final DownloadLinkStore links;
    private final BundleStore bundles;
    private final AnswerDelivery answers;
    private final Requests requests;
    private final RequestJournal journal;
    private final StaffNotices notices;
    private final DownloadProperties properties;
    private final Clock clock;

    Downloads(
            DownloadLinkStore links,
            BundleStore bundles,
            AnswerDelivery answers,
            Requests requests,
            RequestJournal journal,
            StaffNotices notices,
            DownloadProperties properties,
            Clock clock) {
        this.links = links;
        this.bundles = bundles;
        this.answers = answers;
        this.requests = requests;
        this.journal = journal;
        this.notices = notices;
        this.properties = properties;
        this.clock = clock;
    }

    /** What a link leads to. */
    public sealed interface Access {

        /** There is no such link. */
        record Unknown() implements Access {}

        /** It opens nothing any longer. */
        record Closed(DownloadLink.State why) implements Access {}

        /** It waits for its code. */
        record AsksCode(int triesLeft) implements Access {}

        /** The code was wrong. */
        record WrongCode(int triesLeft) implements Access {}

        /**
         * The code was right.
         *
         * @param session the secret of the session, for its cookie; only a hash of it is kept
         * @param endsAt when the session ends
         */
        record Opened(String session, Instant endsAt) implements Access {

            @Override
            public String toString() {
                return "Opened";
            }
        }
    }

    /** Looks at a link. Whatever looks, a person or a scanner of links, nothing of it is used up. */
    public Access look(String token) {
        return links.withToken(Sha256.of(token))
                .map(link -> {
                    DownloadLink.State state = link.state(clock.instant());
                    event(link, EventType.DOWNLOAD_PAGE_SEEN, Map.of("state", state.code()));
                    return state == DownloadLink.State.OPEN
                            ? new Access.AsksCode(DownloadLink.TRIES - link.wrongCodes())
                            : new Access.Closed(state);
                })
                .orElseGet(Access.Unknown::new);
    }

    /** Gives the code of a link; the right one uses the link up. */
    public Access enter(String token, String code) {
        return links.holdWithToken(Sha256.of(token))
                .map(link -> enter(link, token, code))
                .orElseGet(Access.Unknown::new);
    }

    private Access enter(DownloadLink link, String token, String code) {
        DownloadLink.State state = link.state(clock.instant());
        if (state != DownloadLink.State.OPEN) {
            event(link, EventType.DOWNLOAD_REFUSED, Map.of("because", state.code()));
            return new Access.Closed(state);
        }
        if (!LinkSecrets.matches(token, code, links.codeHash(link.id()))) {
            return wrong(link);
        }
        String session = LinkSecrets.randomToken();
        Instant endsAt = clock.instant().plus(properties.session());
        links.used(link.id());
        links.open(link.id(), Sha256.of(session), endsAt);
        event(link, EventType.DOWNLOAD_UNLOCKED, Map.of());
        return new Access.Opened(session, endsAt);
    }

    private Access wrong(DownloadLink link) {
        links.wrongCode(link.id());
        int left = DownloadLink.TRIES - link.wrongCodes() - 1;
        event(link, EventType.DOWNLOAD_REFUSED, Map.of("because", "wrong-code", "left", Integer.toString(left)));
        if (left > 0) {
            return new Access.WrongCode(left);
        }
        Request request = requests.get(bundles.get(link.bundle()).request());
        notices.send(
                "link-locked:" + link.id(),
                request.id(),
                "Needs attention: the download of " + request.reference() + " is locked",
                """
                The link to the answer of request %s was locked after five wrong codes.
                Find out whether it was the requester who tried, then issue a new link on the page of the request.
                """.formatted(request.reference()));
        return new Access.Closed(DownloadLink.State.LOCKED);
    }

    /**
     * What a session may fetch.
     *
     * @param reference of the request
     * @param endsAt when the session ends; what is then under way is still finished
     */
    public record Open(UUID link, Bundle bundle, String reference, Instant endsAt) {}

    /** The session of this secret; empty when there is none or it has ended. */
    @Transactional(readOnly = true)
    public Optional<Open> session(String secret) {
        return links.session(Sha256.of(secret)).map(session -> {
            Bundle bundle = bundles.get(links.get(session.link()).bundle());
            return new Open(
                    session.link(), bundle, requests.get(bundle.request()).reference(), session.endsAt());
        });
    }

    /**
     * Notes that something is being fetched.
     *
     * @param what {@code bundle} or {@code letter}
     * @param from the first byte asked for: more than 0 where a download is resumed
     */
    public void fetching(Open open, String what, long from) {
        boolean first = bundles.fetched(open.bundle().id());
        event(
                links.get(open.link()),
                EventType.DOWNLOADED,
                Map.of("what", what, "from", Long.toString(from), "first", Boolean.toString(first)));
    }

    /**
     * Writes a stretch of the bundle; outside any transaction, since a slow line may take long.
     *
     * @param to the byte after the last
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void copy(Open open, long from, long to, OutputStream out) throws IOException {
        bundles.copy(open.bundle().id(), from, to, out);
    }

    /** @return a PDF */
    @Transactional(readOnly = true)
    public byte[] letter(Open open) {
        return answers.letter(open.bundle());
    }

    private void event(DownloadLink link, EventType type, Map<String, String> details) {
        RequestId request = bundles.get(link.bundle()).request();
        Map<String, String> all = new HashMap<>(details);
        all.put("issue", Integer.toString(link.issue()));
        journal.record(request, type, all);
    }
}
