package uk.rightsdesk.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Seals and opens the content of one owner. Keep it for one piece of work only: its key may be destroyed meanwhile. */
public final class Safe {

    private final KeyOwner owner;
    private final Aead key;

    Safe(KeyOwner owner, Aead key) {
        this.owner = owner;
        this.key = key;
    }

    /** @return the ciphertext, longer than the content by some 33 bytes and different each time */
    public byte[] seal(Place place, byte[] content) {
        try {
            return key.encrypt(content, place.associatedData());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("content of " + owner + " could not be sealed", failure);
        }
    }

    /** @throws ContentUnavailable when it was changed or belongs to another place or owner */
    public byte[] open(Place place, byte[] stored) {
        try {
            return key.decrypt(stored, place.associatedData());
        } catch (GeneralSecurityException altered) {
            throw new ContentUnavailable(
                    ContentUnavailable.Reason.ALTERED,
                    "%s.%s of %s was changed outside Rightsdesk or belongs to another row"
                            .formatted(place.table(), place.column(), owner));
        }
    }

    /** Seals a text that is there. */
    public byte[] seal(Place place, String text) {
        return seal(place, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens a text that is there. */
    public String text(Place place, byte[] stored) {
        return new String(open(place, stored), StandardCharsets.UTF_8);
    }

    /** @return null for null */
    public byte @Nullable [] sealText(Place place, @Nullable String text) {
        return text == null ? null : seal(place, text);
    }

    /** @return null for null */
    public @Nullable String openText(Place place, byte @Nullable [] stored) {
        return stored == null ? null : text(place, stored);
    }
}
