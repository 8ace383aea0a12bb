package uk.rightsdesk.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Keeps content so that the database, its backups and its dumps tell nobody anything. Every call joins the caller's
 * transaction where there is one, so that a key is there exactly when its content is.
 */
public final class Vault {

    private final ContentKeys keys;
    private final MasterKeys masters;

    Vault(ContentKeys keys, MasterKeys masters) {
        this.keys = keys;
        this.masters = masters;
    }

    /**
     * The owner's safe, to read from.
     *
     * @throws ContentUnavailable when there is no key, or the environment's master keys do not unwrap it
     */
    public Safe safe(KeyOwner owner) {
        return find(owner)
                .orElseThrow(() -> new ContentUnavailable(
                        ContentUnavailable.Reason.KEY_MISSING,
                        "the content of " + owner + " cannot be read: its key was destroyed or is not in this store"));
    }

    /** The owner's safe; empty once its key was destroyed, and so its content. */
    public Optional<Safe> find(KeyOwner owner) {
        return keys.find(owner).map(wrapped -> new Safe(owner, aead(masters.unwrap(owner, wrapped))));
    }

    /** The owner's safe, to write to: with a fresh key where there is none yet. */
    public Safe safeFor(KeyOwner owner) {
        if (keys.find(owner).isEmpty()) {
            keys.insert(owner, fresh(owner, PredefinedAeadParameters.AES256_GCM));
        }
        return safe(owner);
    }

    /**
     * Destroys the owner's content, in every copy of the rows, by destroying its key. Copies of the table of keys that
     * were made before hold it still: they must be kept apart and shorter than backups of the rest.
     *
     * @return whether there was any
     */
    public boolean destroy(KeyOwner owner) {
        return keys.delete(owner);
    }

    /** Destroys what the owner had so far and gives a new key for what is kept: seal that anew. */
    public Safe replace(KeyOwner owner) {
        keys.insert(owner, fresh(owner, PredefinedAeadParameters.AES256_GCM));
        keys.replace(owner, fresh(owner, PredefinedAeadParameters.AES256_GCM));
        return safe(owner);
    }

    /**
     * What a row is found by without its address being readable: a keyed hash (HMAC-SHA-256) of the address in lower
     * case. The same address gives the same hash for the life of the store, rotations included.
     */
    public byte[] addressHash(String address) {
        return addressHashes().apply(address);
    }

    /** {@link #addressHash} for many at once: the key is fetched only once. Keep it for one piece of work. */
    public Function<String, byte[]> addressHashes() {
        UnaryOperator<byte[]> hashes = hashes(KeyOwner.lookUp());
        return address -> hashes.apply(address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A keyed hash (HMAC-SHA-256): tells the same content again without telling what it is. The first call makes the
     * key.
     */
    public byte[] keyedHash(KeyOwner owner, byte[] content) {
        return hashes(owner).apply(content);
    }

    private UnaryOperator<byte[]> hashes(KeyOwner owner) {
        if (keys.find(owner).isEmpty()) {
            keys.insert(owner, fresh(owner, PredefinedMacParameters.HMAC_SHA256_256BITTAG));
        }
        MasterKeys.Wrapped wrapped = keys.find(owner).orElseThrow();
        try {
            Mac key = masters.unwrap(owner, wrapped).getPrimitive(RegistryConfiguration.get(), Mac.class);
            return content -> mac(key, content);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a stored key is of the wrong type", failure);
        }
    }

    private static byte[] mac(Mac key, byte[] content) {
        try {
            return key.computeMac(content);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("content could not be hashed", failure);
        }
    }

    /** @throws InvalidMasterKey when the store was sealed under a master key that the environment does not give */
    void check() {
        for (ContentKeys.Row row : keys.samples()) {
            try {
                masters.unwrap(row.owner(), row.key());
            } catch (ContentUnavailable unavailable) {
                throw new InvalidMasterKey("This case store cannot be read: " + unavailable.getMessage() + ".");
            }
        }
    }

    private MasterKeys.Wrapped fresh(KeyOwner owner, Parameters parameters) {
        try {
            return masters.wrap(owner, KeysetHandle.generateNew(parameters));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a key for " + owner + " could not be made", failure);
        }
    }

    private static Aead aead(KeysetHandle key) {
        try {
            return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a stored key is of the wrong type", failure);
        }
    }
}
