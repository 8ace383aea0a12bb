package uk.rightsdesk.delivery.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.request.Request;

/** Brings an archive to somebody whom the requester named (UK GDPR Article 20(2)), or hands out its bytes for that. */
@Component
@Transactional
public class ThirdPartyDelivery {

    private final BundleStore bundles;
    private final DownloadLinks links;
    private final Clock clock;

    ThirdPartyDelivery(BundleStore bundles, DownloadLinks links, Clock clock) {
        this.bundles = bundles;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Who is to open an archive.
     *
     * @param name as the officer recorded it
     * @param address one email address
     */
    public record Reader(String name, String address) {

        /** Without name and address. */
        @Override
        public String toString() {
            return "Reader";
        }
    }

    /**
     * Keeps an archive; the same key twice is one archive.
     *
     * @param key opaque ids and codes
     * @param letter goes first into it
     * @param content adds all else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Bundle keep(Request request, String key, Letter letter, Consumer<Archive> content) {
        return bundles.withKey(key).orElseGet(() -> {
            BundleStore.Writer out = bundles.writer(request.id(), key, request.reference() + Bundle.FOR_ANOTHER);
            try (Archive archive = new Archive(out, request.reference(), StatutoryClock.dateOf(clock.instant()))) {
                archive.add(AnswerDelivery.LETTER, letter.pdf());
                content.accept(archive);
            }
            return bundles.get(out.finish());
        });
    }

    /**
     * Sends a link to an archive, and its code in a second email; once for an archive.
     *
     * @param purpose of the email, as a code
     * @return the email with the link
     * @throws IllegalArgumentException when the reader's address is not one email address
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID announce(Request request, Bundle bundle, Reader reader, String purpose, String subject) {
        UUID announced = bundles.get(bundle.id()).message();
        if (announced != null) {
            return announced;
        }
        UUID message = links.send(request, bundle.id(), reader, purpose, purpose + ":" + bundle.id(), subject);
        bundles.announcedBy(bundle.id(), message);
        return message;
    }

    /** The bytes of an archive. */
    @Transactional(readOnly = true)
    public byte[] content(UUID bundle) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bundles.copy(bundle, 0, bundles.get(bundle).size(), bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
