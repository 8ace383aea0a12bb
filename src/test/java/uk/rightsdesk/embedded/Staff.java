package uk.rightsdesk.embedded;

import java.util.List;
import java.util.Locale;

/** The staff of the sample company: the same people in Tasklist, Operate and the desk. */
public enum Staff {
    OLIVIA("Olivia Okafor", "OFFICER"),
    RAVI("Ravi Shah", "REVIEWER"),
    ANA("Ana Kowalska", "ANALYST");

    private final String displayName;
    private final String role;

    Staff(String displayName, String role) {
        this.displayName = displayName;
        this.role = role;
    }

    /** The name to sign in with. */
    public String user() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The password to sign in with: known to everyone, so for the embedded stack only. */
    public String password() {
        return user() + "-pass";
    }

    String displayName() {
        return displayName;
    }

    /** What this person may do at the desk. */
    List<String> roles() {
        return List.of(role);
    }
}
