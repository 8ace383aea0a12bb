package uk.rightsdesk.rights.erasure;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.Element;
import uk.rightsdesk.datamap.ErasureGround;
import uk.rightsdesk.datamap.KeptRow;
import uk.rightsdesk.datamap.PersonalDataCollector;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.access.ElementDecisions;

/**
 * Rows that stay although their erasure was asked for: decided one by one on a ground of Article 17(3), never for an
 * account. The plan is made anew with each, so that what is agreed to is what was decided.
 */
@Component
@Transactional
public class KeptRows {

    /** What a page can show and an officer look through. */
    private static final int SHOWN = 200;

    private final KeptRowStore store;
    private final Erasures erasures;
    private final ErasurePlans plans;
    private final PersonalDataCollector collector;
    private final Requests requests;
    private final ElementDecisions review;
    private final RequestJournal journal;
    private final Clock clock;

    KeptRows(
            KeptRowStore store,
            Erasures erasures,
            ErasurePlans plans,
            PersonalDataCollector collector,
            Requests requests,
            ElementDecisions review,
            RequestJournal journal,
            Clock clock) {
        this.store = store;
        this.erasures = erasures;
        this.plans = plans;
        this.collector = collector;
        this.requests = requests;
        this.review = review;
        this.journal = journal;
        this.clock = clock;
    }

    /** In the order in which they were decided. */
    @Transactional(readOnly = true)
    public List<KeptByOfficer> of(RequestId request) {
        return store.of(request);
    }

    /**
     * The first rows of a table about the people of the request, to choose from.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when the system fails
     * @throws ErasureRefused when the data map has no such table
     */
    @Transactional(readOnly = true)
    public List<Element> rows(RequestId id, String system, String table) {
        try {
            return collector.rows(plans.people(requests.get(id)), system, table, SHOWN);
        } catch (IllegalArgumentException unknown) {
            throw new ErasureRefused("The data map has no such table of people's data.");
        }
    }

    /**
     * Keeps a row; a later decision about it takes the place of an earlier one.
     *
     * @param ground id of an {@link ErasureGround}
     * @param staff user name of the signed-in person
     * @throws ErasureRefused when ground or reasons are missing, the row is none of the people's or cannot be kept
     *     alone, or the plan lies with the second person
     */
    public void keep(
            RequestId id,
            String system,
            String table,
            String rowKey,
            String ground,
            @Nullable String reasons,
            String staff) {
        Request request = requireOpen(id);
        KeptRow row = new KeptRow(
                system,
                table,
                rowKey,
                ErasureGround.of(ground)
                        .orElseThrow(() -> new ErasureRefused("Choose the ground on which the row is kept.")));
        if (reasons == null || reasons.isBlank()) {
            throw new ErasureRefused("Give your reasons: they are kept with the request.");
        }
        if (rows(id, system, table).stream().noneMatch(held -> held.rowKey().equals(rowKey))) {
            throw new ErasureRefused("This person has no such row.");
        }
        store.keep(id, row, reasons.strip(), staff);
        try {
            plans.make(request);
        } catch (IllegalArgumentException notAlone) {
            throw new ErasureRefused(
                    "This row cannot be kept alone: what it points to goes by the data map. Keep that on its ground there.");
        }
        record(id, table, "kept", staff);
    }

    /**
     * Lets a row go with the rest after all.
     *
     * @throws ErasureRefused when the plan lies with the second person
     */
    public void giveUp(RequestId id, String system, String table, String rowKey, String staff) {
        Request request = requireOpen(id);
        if (store.remove(id, system, table, rowKey) > 0) {
            plans.make(request);
            record(id, table, "given-up", staff);
        }
    }

    private Request requireOpen(RequestId id) {
        Request request = erasures.requireOpen(id);
        if (!review.isOpen(id)) {
            throw new ErasureRefused(
                    "This lies with the second person. It can be changed once they return it to review.");
        }
        if (erasures.planned(id).filter(PlannedErasure::waits).isPresent()) {
            throw new ErasureRefused("This is agreed to and about to run. Put it on hold first.");
        }
        return request;
    }

    private void record(RequestId request, String table, String what, String staff) {
        journal.record(request, EventType.ERASURE_NOTED, clock.instant(), staff, Map.of("row", what, "table", table));
    }
}
