package uk.rightsdesk.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;

/** One decision of one signed-in person. It counts once the process has confirmed it. */
@Entity
@EntityListeners(DecisionSeal.class)
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

    @Column(nullable = false)
    private UUID sealId = UUID.randomUUID();

    @Column(name = "reasons")
    private byte @Nullable [] sealedReasons;

    @Column(name = "question")
    private byte @Nullable [] sealedQuestion;

    @Column(name = "evidence")
    private byte @Nullable [] sealedEvidence;

    @Column(name = "citation")
    private byte @Nullable [] sealedCitation;

    @Transient
    private @Nullable Supplier<Optional<Safe>> safe;

    @Transient
    private @Nullable String reasons;

    @Column(nullable = false)
    private String decidedBy;

    private @Nullable String ground;

    @Transient
    private @Nullable String question;

    @Transient
    private @Nullable String evidence;

    @Transient
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

    /** Seals the texts, before the decision is stored. */
    void seal(Safe by) {
        sealedReasons = by.sealText(place("reasons"), reasons);
        sealedQuestion = by.sealText(place("question"), question);
        sealedEvidence = by.sealText(place("evidence"), evidence);
        sealedCitation = by.sealText(place("citation"), citation);
    }

    /** Opens the texts once they are asked for; there are none where the key is destroyed. */
    void sealedBy(Supplier<Optional<Safe>> opening) {
        safe = opening;
    }

    private void open() {
        Supplier<Optional<Safe>> opening = safe;
        if (opening != null) {
            safe = null;
            opening.get().ifPresent(by -> {
                reasons = by.openText(place("reasons"), sealedReasons);
                question = by.openText(place("question"), sealedQuestion);
                evidence = by.openText(place("evidence"), sealedEvidence);
                citation = by.openText(place("citation"), sealedCitation);
            });
        }
    }

    private Place place(String column) {
        return new Place("decision", column, sealId);
    }

    UUID requestId() {
        return requestId;
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
        open();
        return Optional.ofNullable(reasons);
    }

    /** All that it says beyond its code. */
    public Particulars particulars() {
        open();
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
