package uk.rightsdesk.recipient;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.DisclosedTo;
import uk.rightsdesk.letter.RecipientNoticeContent;

/**
 * A recipient of a person's data as it was noted. {@link #toString()} leaves name and contact out.
 *
 * @param system the system of record that says so
 * @param key opaque key of the recipient there
 * @param name its name: told to the person who asks (UK GDPR Article 19)
 * @param contact its email address; null where none is kept
 * @param terms where its terms are; null where that is not held
 * @param privacyNotice where its privacy notice is; null where that is not held
 * @param shared what it was sent, oldest first
 */
public record Recipient(
        String system,
        String key,
        String name,
        @Nullable String contact,
        @Nullable String terms,
        @Nullable String privacyNotice,
        List<RecipientNoticeContent.Shared> shared) {

    /** What a mail server takes; whether the mailbox is there only sending tells. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;:<>()\"]+@[^\\s@,;:<>()\"]+\\.[^\\s@,;:<>()\"]+");

    public Recipient {
        shared = List.copyOf(shared);
    }

    static Recipient of(DisclosedTo found) {
        return new Recipient(
                found.system(),
                found.recipientKey(),
                found.name(),
                found.contact(),
                found.terms(),
                found.privacyNotice(),
                found.sendings().stream()
                        .map(sending -> new RecipientNoticeContent.Shared(
                                sending.reference(), StatutoryClock.dateOf(sending.at())))
                        .toList());
    }

    boolean isReachable() {
        return contact != null && ADDRESS.matcher(contact.strip()).matches();
    }

    @Override
    public String toString() {
        return "Recipient[" + system + "/" + key + "]";
    }
}
