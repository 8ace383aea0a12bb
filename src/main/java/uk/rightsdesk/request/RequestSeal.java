package uk.rightsdesk.request;

import jakarta.persistence.PostLoad;
import org.springframework.stereotype.Component;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Vault;

/** Seals what names people in a request, and opens it once it is asked for: most work on a request needs none of it. */
@Component
class RequestSeal {

    private final Vault vault;

    RequestSeal(Vault vault) {
        this.vault = vault;
    }

    void seal(Request request) {
        request.seal(vault.safeFor(owner(request)), hash(request.requesterAddress()));
    }

    @PostLoad
    void loaded(Request request) {
        request.sealedBy(() -> vault.find(owner(request)));
    }

    /** By which requests from an address are found. */
    byte[] hash(String address) {
        return vault.addressHash(address);
    }

    private static KeyOwner owner(Request request) {
        return KeyOwner.request(request.id().value());
    }
}
