package uk.rightsdesk.vault;

/** The master key is missing or cannot be one. The message says what to set and holds no key. */
public final class InvalidMasterKey extends RuntimeException {

    static final String HOW_TO = "Set rightsdesk.vault.master-key (environment: RIGHTSDESK_VAULT_MASTERKEY) to id:key,"
            + " where id is a name of your own such as 2026-11 and key is 32 random bytes in base64."
            + " `java -jar rightsdesk.jar vault new-key` prints one."
            + " Several are separated by commas, the one that wraps new keys first."
            + " Keep it apart from the database and its backups: without it nothing stored can be read.";

    InvalidMasterKey(String problem) {
        super(problem);
    }
}
