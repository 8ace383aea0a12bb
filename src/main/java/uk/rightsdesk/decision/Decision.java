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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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

    private @Nullable String ground;

    private @Nullable String question;

    private @Nullable String evidence;

    private @Nullable String citation;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<FeeLine> fee;

    private @Nullable LocalDate effectiveOn;

    @Column(nullable = false)
    private Instant decidedAt;

    private @Nullable Instant confirmedAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Decision() {}

    Decision(RequestId request, DecisionKind kind, String code, Particulars said, String decidedBy, Instant decidedAt) {
        this.requestId = request.value();
        this.kind = kind;
        this.code = code;
        this.ground = said.ground();
        this.reasons = said.reasons();
        this.question = said.question();
        this.evidence = said.evidence();
        this.citation = said.citation();
        this.fee = said.fee().isEmpty() ? null : said.fee();
        this.effectiveOn = said.effectiveOn();
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }

    void confirm(Instant at) {
        confirmedAt = at;
    }

    /** Whether it was taken after the other. */
    boolean follows(Decision other) {
        return id != null && other.id != null && id > other.id;
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

    /** All that it says beyond its code. */
    public Particulars particulars() {
        return new Particulars(
                ground, reasons, question, evidence, citation, fee == null ? List.of() : fee, effectiveOn);
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
