package uk.rightsdesk.vault;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A vault for the tests of other packages that need no whole desk. */
public final class VaultInTest {

    /** For {@code rightsdesk.vault.master-key}. */
    public static final String MASTER_KEY = MasterKeys.generate("test");

    private VaultInTest() {}

    public static Vault over(JdbcClient caseStore) {
        return new Vault(new ContentKeys(caseStore, Clock.systemUTC()), MasterKeys.of(MASTER_KEY));
    }
}
