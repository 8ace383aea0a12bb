package uk.rightsdesk.rights.rectification;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.access.CollectedDatum;
import uk.rightsdesk.rights.access.CollectedElement;
import uk.rightsdesk.rights.rectification.RectificationItem.Claim;
import uk.rightsdesk.rights.rectification.RectificationItem.Verdict;

/**
 * What is wrong and what becomes of it, datum by datum (UK GDPR Article 16). Only data that was found about the person
 * of the request can be chosen. Once it lies with the second person, nothing can be changed unless they return it, or
 * the system of record does not take it.
 */
@Component
@Transactional
public class RectificationItems {

    private final RectificationStore store;
    private final CorrectableColumns columns;
    private final CollectedData collected;
    private final CorrectionPlanStore plans;
    private final RequestJournal journal;
    private final Clock clock;

    RectificationItems(
            RectificationStore store,
            CorrectableColumns columns,
            CollectedData collected,
            CorrectionPlanStore plans,
            RequestJournal journal,
            Clock clock) {
        this.store = store;
        this.columns = columns;
        this.collected = collected;
        this.plans = plans;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records what the person says of a datum, and what shows it.
     *
     * @param staff user name of the signed-in person
     * @throws RectificationRefused when it was not found about this person, cannot be corrected by its value, or
     *     nothing is said to be wrong; and once it lies with the second person
     */
    public void record(
            RequestId request, DatumKey key, @Nullable String wrong, @Nullable String evidence, String staff) {
        requireOpen(request);
        CollectedElement element = element(request, key)
                .orElseThrow(() -> new RectificationRefused("This was not found about the person. Search again."));
        CollectedDatum datum = datum(element, key.column())
                .filter(_ -> columns.isCorrectable(key))
                .orElseThrow(() -> new RectificationRefused("This is no value that can be corrected. Choose another."));
        String said = textOrNull(wrong);
        if (said == null) {
            throw new RectificationRefused("Say what the person says is wrong or missing.");
        }
        String held = datum.value() == null ? null : datum.value().toString();
        Claim claim = new Claim(element.label() + ": " + datum.label(), held, said, textOrNull(evidence));
        store.record(request, key, claim, staff, clock.instant());
        journal.record(request, EventType.RECTIFICATION_ITEM_RECORDED, clock.instant(), staff, codes(key));
    }

    /**
     * Decides what becomes of a datum; a later decision takes the place of an earlier one.
     *
     * @throws RectificationRefused without the value, the statement or the reasons that it needs; and once it lies with
     *     the second person
     */
    public void decide(RequestId request, DatumKey key, Verdict verdict, String staff) {
        requireOpen(request);
        RectificationItem item = store.find(request, key)
                .orElseThrow(() -> new RectificationRefused("Record what the person says is wrong first."));
        switch (verdict.decision()) {
            case CORRECT -> require(!isBlank(verdict.value()), "Write what is right.");
            case SUPPLEMENT -> {
                require(!isBlank(verdict.value()), "Write the statement to be added.");
                require(
                        element(request, key)
                                .flatMap(element -> datum(element, key.column()))
                                .filter(RectificationItems::isText)
                                .isPresent(),
                        "A statement can be added to text only.");
            }
            case REFUSE -> require(!isBlank(verdict.reasons()), "Give the reasons: the person is told them.");
        }
        store.decide(request, item.id(), verdict, staff, clock.instant());
        journal.record(
                request,
                EventType.RECTIFICATION_ITEM_DECIDED,
                clock.instant(),
                staff,
                Map.of(
                        "item",
                        item.id().toString(),
                        "decision",
                        verdict.decision().code()));
    }

    /** Takes an item out that was recorded in error. */
    public void remove(RequestId request, UUID item, String staff) {
        requireOpen(request);
        if (store.remove(request, item) > 0) {
            journal.record(
                    request,
                    EventType.RECTIFICATION_ITEM_REMOVED,
                    clock.instant(),
                    staff,
                    Map.of("item", item.toString()));
        }
    }

    /** In the order in which they were recorded. */
    @Transactional(readOnly = true)
    public List<RectificationItem> of(RequestId request) {
        return store.of(request);
    }

    @Transactional(readOnly = true)
    public Optional<RectificationItem> find(RequestId request, DatumKey key) {
        return store.find(request, key);
    }

    /** The row about the person, as it was found last. */
    @Transactional(readOnly = true)
    public Optional<CollectedElement> element(RequestId request, DatumKey key) {
        return collected.element(request, key.system(), key.table(), key.rowKey());
    }

    /** Whether it is still the reviewer's to decide. */
    @Transactional(readOnly = true)
    public boolean isOpen(RequestId request) {
        return store.isOpen(request);
    }

    /** What keeps the request from being passed to the second person; empty where nothing does. */
    @Transactional(readOnly = true)
    public Optional<String> missing(RequestId request) {
        List<RectificationItem> items = store.of(request);
        if (items.isEmpty()) {
            return Optional.of(
                    "Record at least one datum that the person says is wrong, and decide what becomes of it.");
        }
        if (items.stream().anyMatch(item -> item.decided() == null)) {
            return Optional.of("Decide what becomes of each datum.");
        }
        return plans.lastRefused(request)
                .filter(refused -> items.stream().noneMatch(item -> item.isDecidedAfter(refused)))
                .map(_ -> "A system did not take a value, such as text in place of a date, or the row is gone."
                        + " Look at each datum and decide again.");
    }

    /**
     * All items, each decided.
     *
     * @throws IllegalStateException when something keeps them from being carried out
     */
    List<RectificationItem> decided(RequestId request) {
        List<RectificationItem> items = store.of(request);
        if (items.isEmpty() || items.stream().anyMatch(item -> item.decided() == null)) {
            throw new IllegalStateException("request " + request + " has items that nobody decided, or none");
        }
        return items;
    }

    static Optional<CollectedDatum> datum(CollectedElement element, String column) {
        return element.data().stream()
                .filter(datum -> datum.column().equals(column))
                .findFirst();
    }

    /** Dates are shown in other words than they are held in, numbers and flags are not held as text. */
    private static boolean isText(CollectedDatum datum) {
        return datum.value() instanceof String text && text.equals(datum.shown());
    }

    private void requireOpen(RequestId request) {
        require(isOpen(request), "This lies with the second person. It can be changed once they return it to review.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RectificationRefused(otherwise);
        }
    }

    private static Map<String, String> codes(DatumKey key) {
        return Map.of("system", key.system(), "table", key.table(), "column", key.column());
    }

    private static boolean isBlank(@Nullable String text) {
        return textOrNull(text) == null;
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
