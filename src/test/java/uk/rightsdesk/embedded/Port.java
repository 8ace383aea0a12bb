package uk.rightsdesk.embedded;

import java.util.Locale;
import java.util.Optional;

/**
 * A port of the embedded stack, all on 127.0.0.1. Each is set by the system property
 * {@code rightsdesk.embedded.<name>-port} or the environment variable {@code RIGHTSDESK_EMBEDDED_<NAME>_PORT}.
 */
public enum Port {
    POSTGRES(5433, Part.POSTGRES),
    OPENSEARCH(9200, Part.OPENSEARCH),
    OPENSEARCH_TRANSPORT(9300, Part.OPENSEARCH),
    BROKER_GRPC(26500, Part.BROKER),
    BROKER_COMMAND(26501, Part.BROKER),
    BROKER_INTERNAL(26502, Part.BROKER),
    BROKER_REST(8088, Part.BROKER),
    BROKER_MANAGEMENT(9600, Part.BROKER),
    WEB(8080, Part.WEB_APPLICATIONS),
    WEB_MANAGEMENT(9610, Part.WEB_APPLICATIONS),
    SMTP(3025, Part.MAIL),
    IMAP(3143, Part.MAIL),
    INBOX_PAGE(3180, Part.MAIL),
    /** The desk itself. */
    DESK(8443, null),
    /** Health and metrics of the desk. */
    DESK_MANAGEMENT(8444, null);

    private final int standard;
    private final Optional<Part> part;

    Port(int standard, @org.jspecify.annotations.Nullable Part part) {
        this.standard = standard;
        this.part = Optional.ofNullable(part);
    }

    /** The port of {@code spring-boot:test-run} where nothing else is configured. */
    int standard() {
        return standard;
    }

    /** The part that listens on it; empty for the desk's own. */
    Optional<Part> part() {
        return part;
    }

    /** The system property that sets it. */
    String property() {
        return "rightsdesk.embedded." + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }

    /** The environment variable that sets it where the property does not. */
    String variable() {
        return "RIGHTSDESK_EMBEDDED_" + name() + "_PORT";
    }
}
