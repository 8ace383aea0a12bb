package uk.rightsdesk.decision;

import jakarta.persistence.PostLoad;
import org.springframework.stereotype.Component;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Vault;

/** Seals what staff write in a decision, and opens it once it is asked for. */
@Component
class DecisionSeal {

    private final Vault vault;

    DecisionSeal(Vault vault) {
        this.vault = vault;
    }

    Decision seal(Decision decision) {
        decision.seal(vault.safeFor(owner(decision)));
        return decision;
    }

    @PostLoad
    void loaded(Decision decision) {
        decision.sealedBy(() -> vault.find(owner(decision)));
    }

    private static KeyOwner owner(Decision decision) {
        return KeyOwner.request(decision.requestId());
    }
}
