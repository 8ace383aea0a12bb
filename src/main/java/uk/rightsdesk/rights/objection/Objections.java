package uk.rightsdesk.rights.objection;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.ChangePlanner;
import uk.rightsdesk.datamap.DataMap;
import uk.rightsdesk.datamap.LawfulBasis;
import uk.rightsdesk.datamap.Purpose;
import uk.rightsdesk.letter.OverridingGround;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.rights.access.ElementDecisions;
import uk.rightsdesk.rights.objection.Objection.Balancing;
import uk.rightsdesk.rights.objection.Objection.Outcome;

/**
 * Weighs an objection, purpose by purpose (UK GDPR Article 21(1)). Only a use that rests on legitimate interests, a
 * public task or recognised legitimate interests can be objected to; one that rests on consent ends as withdrawn,
 * unweighed.
 */
@Component
@Transactional
public class Objections {

    private static final Set<LawfulBasis> WEIGHED = Set.of(
            LawfulBasis.LEGITIMATE_INTERESTS, LawfulBasis.PUBLIC_TASK, LawfulBasis.RECOGNISED_LEGITIMATE_INTERESTS);

    private final ObjectionStore store;
    private final DataMap map;
    private final ChangePlanner planner;
    private final ElementDecisions review;
    private final RequestJournal journal;
    private final Clock clock;

    Objections(
            ObjectionStore store,
            DataMap map,
            ChangePlanner planner,
            ElementDecisions review,
            RequestJournal journal,
            Clock clock) {
        this.store = store;
        this.map = map;
        this.planner = planner;
        this.review = review;
        this.journal = journal;
        this.clock = clock;
    }

    /** The purposes that can be objected to, and those that rest on consent, in the order of the data map. */
    public List<Purpose> contestable() {
        return map.purposes().stream()
                .filter(purpose -> isWeighed(purpose) || rests(purpose))
                .toList();
    }

    /** Whether its lawful basis is one that the right applies to, so that grounds are weighed. */
    public boolean isWeighed(Purpose purpose) {
        return WEIGHED.contains(purpose.lawfulBasis());
    }

    /** Whether a system ends it by itself; if not, somebody must, and say how. */
    public boolean isStoppedBySystems(Purpose purpose) {
        return planner.canStop(purpose.id());
    }

    private static boolean rests(Purpose purpose) {
        return purpose.lawfulBasis() == LawfulBasis.CONSENT;
    }

    /**
     * Decides what becomes of a use that the person objects to; a later decision takes the place of an earlier one.
     *
     * @param goesOn whether the use goes on; never for a purpose that rests on consent
     * @param ground why it does; null unless it does
     * @param staff user name of the signed-in person
     * @throws ObjectionRefused where the right does not apply to the purpose, a part of the balancing test is missing,
     *     no system can stop the use, or it lies with the second person
     */
    public void decide(
            RequestId request,
            String purposeId,
            boolean goesOn,
            @Nullable OverridingGround ground,
            Balancing balancing,
            String staff) {
        requireOpen(request);
        Purpose purpose = contestable().stream()
                .filter(each -> each.id().equals(purposeId))
                .findFirst()
                .orElseThrow(() -> new ObjectionRefused("The right to object does not apply to this purpose."));
        Outcome outcome = goesOn ? Outcome.CONTINUE : rests(purpose) ? Outcome.WITHDRAW : Outcome.STOP;
        if (goesOn) {
            require(isWeighed(purpose), "This rests on consent. It ends when the person says so; nothing is weighed.");
            require(ground != null, "Choose the ground on which the use goes on: it is for us to demonstrate.");
            require(
                    isText(balancing.interests()) && isText(balancing.effect()),
                    "Say what we pursue and why it needs this use, and what going on means for the person.");
            require(isText(balancing.reasons()), "Give the reasons: the person is told them.");
        } else {
            require(
                    planner.canStop(purposeId) || isText(balancing.byHand()),
                    "The data map says of no system how it ends. Say how this use was stopped, by whom and when.");
        }
        require(
                rests(purpose) || isText(balancing.situation()),
                "Say what the person gave as their particular situation, or that they gave none.");
        store.decide(
                request, new Objection(purposeId, outcome, goesOn ? ground : null, balancing, staff, clock.instant()));
        journal.record(
                request,
                EventType.OBJECTION_DECIDED,
                clock.instant(),
                staff,
                Map.of("purpose", purposeId, "decision", outcome.code()));
    }

    /** Takes a purpose out that the person does not object to. */
    public void remove(RequestId request, String purpose, String staff) {
        requireOpen(request);
        if (store.remove(request, purpose) > 0) {
            journal.record(
                    request,
                    EventType.OBJECTION_DECIDED,
                    clock.instant(),
                    staff,
                    Map.of("purpose", purpose, "decision", "taken-out"));
        }
    }

    /** In the order in which they were decided. */
    @Transactional(readOnly = true)
    public List<Objection> of(RequestId request) {
        return store.of(request);
    }

    /** Whether it is still the reviewer's to decide. */
    @Transactional(readOnly = true)
    public boolean isOpen(RequestId request) {
        return review.isOpen(request);
    }

    /** What keeps the request from being passed to the second person; empty where nothing does. */
    @Transactional(readOnly = true)
    public Optional<String> missing(RequestId request) {
        return store.of(request).isEmpty()
                ? Optional.of("Decide what becomes of at least one use that the person objects to.")
                : Optional.empty();
    }

    private void requireOpen(RequestId request) {
        require(isOpen(request), "This lies with the second person. It can be changed once they return it to review.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ObjectionRefused(otherwise);
        }
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
