package uk.rightsdesk.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/** One decision of one signed-in person. It counts once the process has confirmed it. */
@Entity
@DynamicUpdate
@Table(name = "decision")
public class Decision {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(nullable = false)
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private DecisionKind kind;

    @Column(nullable = false)
    private String code;

    private @Nullable String reasons;

    @Column(nullable = false)
    private String decidedBy;

    @Column(nullable = false)
    private Instant decidedAt;

    private @Nullable Instant confirmedAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Decision() {}

    Decision(
            RequestId request,
            DecisionKind kind,
            String code,
            @Nullable String reasons,
            String decidedBy,
            Instant decidedAt) {
        this.requestId = request.value();
        this.kind = kind;
        this.code = code;
        this.reasons = reasons;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }

    void confirm(Instant at) {
        confirmedAt = at;
    }

    public DecisionKind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** Free text of staff: stays in the case store. */
    public Optional<String> reasons() {
        return Optional.ofNullable(reasons);
    }

    /** User name of the member of staff. */
    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    /** Empty until the task it belongs to was completed with the same code. */
    public Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }
}
