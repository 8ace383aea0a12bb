package uk.rightsdesk.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.Division;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;

/**
 * One right exercised by one person. Guards its own state; what happened to it is told by its {@link RequestEvent}s.
 */
@Entity
@EntityListeners(RequestSeal.class)
@Table(name = "request")
public class Request {

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(nullable = false, unique = true)
    private String reference;

    @Enumerated(EnumType.STRING)
    @Column(name = "exercised_right", nullable = false)
    private Right right;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Division division;

    @Column(nullable = false)
    private UUID correspondenceId;

    @Column(nullable = false)
    private Instant receivedAt;

    @Column(name = "requester_name")
    private byte @Nullable [] sealedName;

    @Column(name = "requester_address", nullable = false)
    private byte[] sealedAddress = {};

    @Column(name = "subject_address")
    private byte @Nullable [] sealedSubjectAddress;

    /** By which requests of the same requester are found. */
    @SuppressWarnings("UnusedVariable") // queried
    private byte[] requesterHash = {};

    @Transient
    private @Nullable Supplier<Optional<Safe>> safe;

    @Transient
    private @Nullable String requesterName;

    @Transient
    private String requesterAddress = "";

    @Transient
    private @Nullable String subjectAddress;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Party party = Party.DATA_SUBJECT;

    private boolean senderAuthenticated;

    private @Nullable String clusterId;

    private @Nullable Long processInstanceKey;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Request() {}

    Request(RequestId id, String reference, Division division, OpenRequest opening) {
        this.id = id.value();
        this.reference = reference;
        this.division = division;
        this.right = opening.right();
        this.correspondenceId = opening.correspondence();
        this.receivedAt = opening.receivedAt();
        this.requesterName = opening.requesterName();
        this.requesterAddress = opening.requesterAddress();
        this.senderAuthenticated = opening.senderAuthenticated();
    }

    /**
     * Takes the process instance as the request's own, once.
     *
     * @return false when another instance has the request already
     */
    boolean bindTo(String cluster, long processInstance) {
        if (processInstanceKey == null) {
            clusterId = cluster;
            processInstanceKey = processInstance;
            return true;
        }
        return processInstanceKey == processInstance && cluster.equals(clusterId);
    }

    /** Seals what names people, before the request is stored. */
    void seal(Safe safe, byte[] hashOfAddress) {
        sealedName = safe.sealText(place("requester_name"), requesterName);
        sealedAddress = safe.seal(place("requester_address"), requesterAddress);
        sealedSubjectAddress = safe.sealText(place("subject_address"), subjectAddress);
        requesterHash = hashOfAddress;
    }

    /** Opens what {@link #seal} sealed once it is asked for; empty where the key is destroyed: it names nobody then. */
    void sealedBy(Supplier<Optional<Safe>> opening) {
        safe = opening;
    }

    private void open() {
        Supplier<Optional<Safe>> opening = safe;
        if (opening != null) {
            safe = null;
            opening.get().ifPresent(this::open);
        }
    }

    private void open(Safe safe) {
        requesterName = safe.openText(place("requester_name"), sealedName);
        requesterAddress = safe.text(place("requester_address"), sealedAddress);
        subjectAddress = safe.openText(place("subject_address"), sealedSubjectAddress);
    }

    private Place place(String column) {
        return new Place("request", column, id);
    }

    /** Says who asks, by which address the person is held, and to whom the answer goes from here on. */
    void settle(Party asking, String heldUnder, @Nullable String answerName, String answerAddress) {
        safe = null;
        party = asking;
        subjectAddress = heldUnder;
        requesterName = answerName;
        requesterAddress = answerAddress;
    }

    /** @throws IllegalStateException when the request is closed already with another outcome */
    boolean close(Outcome how, Instant at) {
        if (outcome == how) {
            return false;
        }
        if (outcome != null) {
            throw new IllegalStateException("request " + id + " is closed already: " + outcome.code());
        }
        outcome = how;
        closedAt = at;
        return true;
    }

    /**
     * Takes back that it was closed; another process instance may have it then.
     *
     * @throws IllegalStateException when a reply does not open it again
     */
    void openAgain() {
        if (!isOpenedAgainByReply()) {
            throw new IllegalStateException("request " + id + " cannot be opened again");
        }
        outcome = null;
        closedAt = null;
        clusterId = null;
        processInstanceKey = null;
    }

    /** Whether it was closed for want of a reply, which opens it again. */
    public boolean isOpenedAgainByReply() {
        return outcome != null && outcome.isOpenedAgainByReply();
    }

    public RequestId id() {
        return new RequestId(id);
    }

    /** Such as R-2026-000042; shown to people and quoted in letters. */
    public String reference() {
        return reference;
    }

    public Right right() {
        return right;
    }

    /** The part of the United Kingdom whose bank holidays count for this request. */
    public Division division() {
        return division;
    }

    public UUID correspondenceId() {
        return correspondenceId;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Optional<String> requesterName() {
        open();
        return Optional.ofNullable(requesterName);
    }

    /** Where letters go: who wrote, until identity is settled; then an address that is held or was proved. */
    public String requesterAddress() {
        open();
        return requesterAddress;
    }

    /** The address by which the person whose data it is is searched for. */
    public String subjectAddress() {
        open();
        return subjectAddress == null ? requesterAddress : subjectAddress;
    }

    public Party party() {
        return party;
    }

    public boolean senderAuthenticated() {
        return senderAuthenticated;
    }

    public Optional<Long> processInstanceKey() {
        return Optional.ofNullable(processInstanceKey);
    }

    /** Empty while the request is open. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }
}
