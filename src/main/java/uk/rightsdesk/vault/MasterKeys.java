package uk.rightsdesk.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The master keys of the environment: they wrap data keys and nothing else. AES-256-GCM. */
final class MasterKeys {

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/_=-]+)");
    private static final int BYTES = 32;

    private final String current;
    private final Map<String, Aead> byId;

    private MasterKeys(String current, Map<String, Aead> byId) {
        this.current = current;
        this.byId = Map.copyOf(byId);
    }

    /** A data key as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // stored once
    record Wrapped(String masterKeyId, byte[] bytes) {}

    /** @throws InvalidMasterKey when there is none, or one cannot be read */
    static MasterKeys of(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            throw new InvalidMasterKey("There is no master key for the encryption of stored content.");
        }
        Map<String, Aead> keys = new LinkedHashMap<>();
        int position = 0;
        for (String entry : setting.split(",", -1)) {
            position++;
            Matcher matcher = ENTRY.matcher(entry.strip());
            if (!matcher.matches()) {
                throw new InvalidMasterKey("Master key no. " + position + " is not of the form id:key.");
            }
            String id = matcher.group(1);
            if (keys.put(id, aead(id, matcher.group(2))) != null) {
                throw new InvalidMasterKey("Two master keys have the id " + id + ".");
            }
        }
        return new MasterKeys(keys.keySet().iterator().next(), keys);
    }

    /** A fresh master key, ready to be set. */
    static String generate(String id) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The id of the key that wraps. */
    String current() {
        return current;
    }

    Set<String> ids() {
        return byId.keySet();
    }

    Wrapped wrap(KeyOwner owner, KeysetHandle dataKey) {
        try {
            return new Wrapped(
                    current,
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, master(current, owner), binding(owner)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("the key of " + owner + " could not be wrapped", failure);
        }
    }

    /** @throws ContentUnavailable when the environment's keys do not fit */
    KeysetHandle unwrap(KeyOwner owner, Wrapped wrapped) {
        Aead master = master(wrapped.masterKeyId(), owner);
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.bytes(), master, binding(owner));
        } catch (GeneralSecurityException wrong) {
            throw new ContentUnavailable(
                    ContentUnavailable.Reason.MASTER_KEY_WRONG,
                    "the key of %s cannot be unwrapped: rightsdesk.vault.master-key gives another key under the id %s,"
                                    .formatted(owner, wrapped.masterKeyId())
                            + " or the stored key was changed");
        }
    }

    private Aead master(String id, KeyOwner owner) {
        Aead master = byId.get(id);
        if (master == null) {
            throw new ContentUnavailable(
                    ContentUnavailable.Reason.MASTER_KEY_UNKNOWN,
                    "the key of %s is wrapped by the master key %s, which rightsdesk.vault.master-key does not give"
                            .formatted(owner, id));
        }
        return master;
    }

    /** A wrapped key moved to another owner's row cannot be unwrapped. */
    private static byte[] binding(KeyOwner owner) {
        return ("content_key " + owner).getBytes(StandardCharsets.UTF_8);
    }

    @AccessesPartialKey
    private static Aead aead(String id, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
            if (bytes.length != BYTES) {
                throw new InvalidMasterKey("Master key %s has %d bytes instead of 32.".formatted(id, bytes.length));
            }
            AeadConfig.register();
            MacConfig.register();
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(BYTES)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidMasterKey("Master key " + id + " is not base64.");
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("master key " + id + " could not be set up", failure);
        }
    }
}
