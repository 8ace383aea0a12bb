package uk.rightsdesk.delivery.download;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.audit.Signatures;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.AnswerAnew;
import uk.rightsdesk.delivery.AnswerChannels;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.Delivery;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Brings an answer that is an archive to its requester, by the configured channel. */
@Component
@Transactional
public class AnswerDelivery implements AnswerAnew {

    /** Name of the letter in every archive. */
    public static final String LETTER = "letter.pdf";

    private final BundleStore bundles;
    private final DownloadLinkStore store;
    private final DownloadLinks links;
    private final Deliveries deliveries;
    private final LetterDispatch letters;
    private final OutgoingMail mail;
    private final AnswerChannels channels;
    private final AnswerPasswords passwords;
    private final WrongRecipients wrongRecipients;
    private final Requests requests;
    private final Announcement announcement;
    private final DownloadProperties properties;
    private final Signatures signatures;
    private final LetterSignatures letterSignatures;
    private final Clock clock;

    AnswerDelivery(
            BundleStore bundles,
            DownloadLinkStore store,
            DownloadLinks links,
            Deliveries deliveries,
            LetterDispatch letters,
            OutgoingMail mail,
            AnswerChannels channels,
            AnswerPasswords passwords,
            WrongRecipients wrongRecipients,
            Requests requests,
            Announcement announcement,
            DownloadProperties properties,
            Signatures signatures,
            LetterSignatures letterSignatures,
            Clock clock) {
        this.bundles = bundles;
        this.store = store;
        this.links = links;
        this.deliveries = deliveries;
        this.letters = letters;
        this.mail = mail;
        this.channels = channels;
        this.passwords = passwords;
        this.wrongRecipients = wrongRecipients;
        this.requests = requests;
        this.announcement = announcement;
        this.properties = properties;
        this.signatures = signatures;
        this.letterSignatures = letterSignatures;
        this.clock = clock;
    }

    /**
     * The finished archive, as it will go: for those who look into it first.
     *
     * @param letter goes first into the archive, signed, as {@value #LETTER}
     * @param content adds all else
     */
    public byte[] pack(Request request, Letter letter, Consumer<Archive> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Archive archive =
                new Archive(out, request.reference(), StatutoryClock.dateOf(clock.instant()), signatures::detached)) {
            archive.add(LETTER, letterSignatures.sign(letter.pdf(), StatutoryClock.dateOf(clock.instant())));
            content.accept(archive);
        }
        return out.toByteArray();
    }

    /** Packs an answer and keeps it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeliveryId prepare(
            Request request, String purpose, String occasion, Letter letter, Consumer<Archive> content) {
        return prepare(request, purpose, occasion, letter, pack(request, letter, content));
    }

    /**
     * Keeps an answer and writes the email that brings or announces it, to be sent once the process reaches
     * {@code deliver-response}. The same purpose and occasion twice is one answer.
     *
     * @param purpose the answer, as a code
     * @param occasion what tells this answer from another of the same purpose on the same request
     * @param archive as {@link #pack} made it
     * @throws IllegalArgumentException when the recipient is not one email address
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeliveryId prepare(Request request, String purpose, String occasion, Letter letter, byte[] archive) {
        String key = purpose + ":" + request.id() + ":" + occasion;
        return bundles.withKey(key)
                .flatMap(before -> latestDelivery(request.id(), before))
                .orElseGet(() -> prepareNew(request, purpose, occasion, key, letter, archive));
    }

    private Optional<DeliveryId> latestDelivery(RequestId request, Bundle bundle) {
        return deliveries.of(request).reversed().stream()
                .filter(delivery -> delivery.message().equals(bundle.message()))
                .map(Delivery::id)
                .findFirst();
    }

    private DeliveryId prepareNew(
            Request request, String purpose, String occasion, String key, Letter letter, byte[] archive) {
        UUID bundle = keep(request, key, archive);
        OutgoingMessage message = switch (channel(request.id())) {
            // what staff post is fetched by a link if they send it by email after all
            case DOWNLOAD, POST ->
                links.issue(
                                request,
                                bundle,
                                purpose,
                                key,
                                letter.subject(),
                                DownloadLinks.CodeChannel.EMAIL,
                                RequestJournal.SYSTEM)
                        .link();
            case ENCRYPTED_EMAIL -> encrypted(request, purpose, key, letter, bundle, archive);
            case ATTACHMENT -> letters.message(request, purpose, occasion, letter, List.of(attachment(bundle)));
        };
        DeliveryId id = deliveries.prepare(message);
        bundles.announcedBy(bundle, deliveries.get(id).message());
        return id;
    }

    /** What staff chose for this request, else what is configured for all. */
    private DownloadProperties.Channel channel(RequestId request) {
        return channels.chosen(request)
                .map(chosen -> switch (chosen.channel()) {
                    case DOWNLOAD -> DownloadProperties.Channel.DOWNLOAD;
                    case ENCRYPTED_EMAIL -> DownloadProperties.Channel.ENCRYPTED_EMAIL;
                    case POST -> DownloadProperties.Channel.POST;
                })
                .orElse(properties.channel());
    }

    /** The letter itself is in the archive only: the email says nothing of what it answers but that it does. */
    private OutgoingMessage encrypted(
            Request request, String purpose, String key, Letter letter, UUID bundle, byte[] archive) {
        byte[] attached =
                EncryptedArchive.of(request.reference() + ".zip", archive, passwords.make(request.id(), bundle));
        return links.toRequester(
                request,
                purpose,
                key,
                letter.subject(),
                announcement.ofEncrypted(request),
                List.of(new OutgoingMessage.Attachment(
                        request.reference() + "-encrypted.zip", "application/zip", attached)));
    }

    private UUID keep(Request request, String key, byte[] archive) {
        BundleStore.Writer out = bundles.writer(request.id(), key, request.reference() + ".zip");
        out.write(archive, 0, archive.length);
        return out.finish();
    }

    private OutgoingMessage.Attachment attachment(UUID bundle) {
        Bundle kept = bundles.get(bundle);
        return new OutgoingMessage.Attachment(kept.fileName(), "application/zip", bytes(kept));
    }

    private byte[] bytes(Bundle bundle) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bundles.copy(bundle.id(), 0, bundle.size(), bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * The letter of an answer, for printing.
     *
     * @return a PDF
     */
    @Transactional(readOnly = true)
    public byte[] letter(DeliveryId id) {
        return bundles.announcedBy(deliveries.get(id).message())
                .map(this::letter)
                .orElseGet(() -> deliveries.letter(id));
    }

    /** The letter in a bundle: the first of its files. */
    byte[] letter(Bundle bundle) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(bundle)))) {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().endsWith("/" + LETTER)) {
                throw new IllegalStateException("bundle " + bundle.id() + " has no letter");
            }
            return zip.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param links newest first; empty where the answer went attached to its email */
    public record Announced(Bundle bundle, List<DownloadLink> links) {

        /** Whether a new link can take the place of one that was sent: only while the answer is kept. */
        public boolean mayReissue() {
            return bundle.deletedAt() == null
                    && !bundle.isForAnother()
                    && links.stream().anyMatch(link -> link.sentAt() != null);
        }
    }

    /** The answers of a request, oldest first. */
    @Transactional(readOnly = true)
    public List<Announced> of(RequestId request) {
        return bundles.of(request).stream()
                .map(bundle -> new Announced(bundle, store.of(bundle.id())))
                .toList();
    }

    /** By a link, whatever the channel was: the address is new, and so is all that opens the answer. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> inPlaceOf(RequestId id, SentMail failed) {
        Request request = requests.get(id);
        return failed.recipient().equalsIgnoreCase(request.requesterAddress())
                ? Optional.empty()
                : bundles.announcedBy(failed.id()).map(bundle -> anew(request, bundle, failed));
    }

    private UUID anew(Request request, Bundle bundle, SentMail failed) {
        UUID email = links.issue(
                        request,
                        bundle.id(),
                        failed.purpose(),
                        failed.purpose() + ":" + bundle.id() + ":anew:" + failed.id(),
                        failed.subject(),
                        DownloadLinks.CodeChannel.EMAIL,
                        RequestJournal.SYSTEM)
                .message();
        bundles.announcedBy(bundle.id(), email);
        return email;
    }

    /**
     * Sends a new link for the newest answer of a request; every older one is void and what it opened is closed.
     *
     * @param codeByEmail false when staff give the code by another channel that is held
     * @param staff user name
     * @return the code where staff give it, to be shown once; empty where it goes by email
     * @throws IllegalStateException when no link was ever sent, as then the delivery itself is to be resolved, when the
     *     answer was deleted after its period, or when it reached somebody else at that address
     */
    public Optional<String> reissue(Request request, boolean codeByEmail, String staff) {
        if (wrongRecipients.stops(request.id())) {
            throw new IllegalStateException("request " + request.id() + " reached somebody else at its address");
        }
        Announced newest = of(request.id()).reversed().stream()
                .filter(Announced::mayReissue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("request " + request.id() + " has no answer to link to"));
        int issue = newest.links().getFirst().issue() + 1;
        DownloadLinks.Issued issued = links.issue(
                request,
                newest.bundle().id(),
                "access-link",
                "access-link:" + newest.bundle().id() + ":" + issue,
                "Your personal data: a new link [" + request.reference() + "]",
                codeByEmail ? DownloadLinks.CodeChannel.EMAIL : DownloadLinks.CodeChannel.STAFF,
                staff);
        mail.queue(issued.link());
        mail.toAttend(request.id()).stream()
                .filter(lost -> mail.again(lost) == OutgoingMail.Again.NEEDS_NEW_LINK)
                .forEach(lost -> mail.attend(request.id(), lost.id(), staff));
        return codeByEmail ? Optional.empty() : Optional.of(issued.code());
    }
}
