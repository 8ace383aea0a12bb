package uk.rightsdesk.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One entry of a request's event table: never changed, never deleted (the database forbids both). Details hold ids,
 * codes, dates and counts, no text.
 */
@Entity
@Immutable
@Table(name = "request_event")
public class RequestEvent {

    @Id
    private long id;

    @Column(nullable = false)
    private UUID requestId;

    private int seq;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private EventType type;

    @Column(nullable = false)
    private Instant occurredAt;

    @Column(nullable = false)
    private Instant recordedAt;

    @Column(nullable = false)
    private String actor;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Map<String, String> details;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected RequestEvent() {}

    /** Its place among the events of its request, from 1 without a gap. */
    public int seq() {
        return seq;
    }

    public EventType type() {
        return type;
    }

    /** When it happened in law, such as when an email reached the company's server. */
    public Instant occurredAt() {
        return occurredAt;
    }

    /** When Rightsdesk wrote it down. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** A member of staff's user name, or {@code system}. */
    public String actor() {
        return actor;
    }

    public Map<String, String> details() {
        return Map.copyOf(details);
    }
}
