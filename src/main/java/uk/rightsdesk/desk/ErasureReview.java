package uk.rightsdesk.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.ErasureGround;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.erasure.ErasureNote;
import uk.rightsdesk.rights.erasure.ErasureRequestGround;
import uk.rightsdesk.rights.erasure.Erasures;
import uk.rightsdesk.rights.erasure.KeptByOfficer;
import uk.rightsdesk.rights.erasure.KeptRows;
import uk.rightsdesk.rights.erasure.PlannedErasure;

/** The matter of a request for erasure: its ground, a hold, and the plan, row by row. */
@Component
class ErasureReview implements ReviewMatter {

    private final Erasures erasures;
    private final KeptRows exceptions;

    ErasureReview(Erasures erasures, KeptRows exceptions) {
        this.erasures = erasures;
        this.exceptions = exceptions;
    }

    record PlanView(
            String at,
            List<SystemView> systems,
            List<ByHandView> byHand,
            @Nullable String undoUntil) {}

    record SystemView(String name, String label, List<StepView> steps) {}

    record KeptView(String table, String rowKey, String ground, String reasons, String by, String at) {}

    record StepView(
            String label,
            String table,
            String action,
            String columns,
            long rows,
            @Nullable String kept) {}

    record ByHandView(String label, String answeredBy) {}

    record NoteView(String what, String reasons, String by, String at) {}

    @Override
    public Right right() {
        return Right.ERASURE;
    }

    @Override
    public String template() {
        return "desk/erasure";
    }

    @Override
    public void show(Model model, RequestId request) {
        Optional<PlannedErasure> planned = erasures.planned(request);
        model.addAttribute("plan", planned.map(ErasureReview::view).orElse(null));
        model.addAttribute(
                "nothingHeld", planned.filter(plan -> plan.plan().nothingHeld()).isPresent());
        model.addAttribute(
                "done", planned.filter(plan -> plan.receipt() != null).isPresent());
        model.addAttribute("grounds", ErasureRequestGround.values());
        model.addAttribute(
                "ground", erasures.ground(request).map(ErasureReview::view).orElse(null));
        model.addAttribute("held", erasures.isHeld(request));
        model.addAttribute(
                "notes",
                erasures.notes(request).stream().map(ErasureReview::view).toList());
        model.addAttribute(
                "exceptions",
                exceptions.of(request).stream().map(ErasureReview::view).toList());
        model.addAttribute("erasure", "/tasks/erasure/" + request);
    }

    @Override
    public List<String> missing(RequestId request) {
        return erasures.missing(request);
    }

    private static PlanView view(PlannedErasure planned) {
        return new PlanView(
                London.time(planned.plannedAt()),
                planned.plan().systems().stream().map(ErasureReview::view).toList(),
                planned.plan().byHand().stream()
                        .map(task -> new ByHandView(task.label(), task.answeredBy()))
                        .toList(),
                planned.undoUntil() == null ? null : London.time(planned.undoUntil()));
    }

    private static SystemView view(ChangePlan.SystemChange system) {
        return new SystemView(
                system.system(),
                system.label(),
                system.steps().stream()
                        .filter(step -> step.rows() > 0)
                        .map(ErasureReview::view)
                        .toList());
    }

    private static StepView view(ChangePlan.Step step) {
        ErasureGround ground = step.ground();
        return new StepView(
                step.label(),
                step.table(),
                words(step.action()),
                String.join(
                        "; ",
                        step.columns().stream()
                                .map(column -> column.label() + ": "
                                        + column.treatment().kind().name().toLowerCase(Locale.ROOT))
                                .toList()),
                step.rows(),
                ground == null
                        ? null
                        : ground.label() + " (" + ground.citation() + ")"
                                + (step.until() == null ? "" : ". " + step.until()));
    }

    private static KeptView view(KeptByOfficer exception) {
        ErasureGround ground = exception.row().ground();
        return new KeptView(
                exception.row().table(),
                exception.row().rowKey(),
                ground.label() + " (" + ground.citation() + ")",
                exception.reasons(),
                exception.keptBy(),
                London.time(exception.keptAt()));
    }

    private static String words(ChangePlan.Action action) {
        return switch (action) {
            case DELETE -> "delete";
            case DELETE_UNREFERENCED -> "delete, nothing points to it";
            case CHANGE -> "change columns";
            case KEEP -> "keep";
            case APPEND -> "add";
        };
    }

    private static NoteView view(ErasureNote note) {
        ErasureRequestGround ground = note.ground();
        String what = switch (note.kind()) {
            case GROUND -> ground == null ? "Ground" : ground.words() + " (" + ground.citation() + ")";
            case HOLD -> "On hold";
            case RELEASE -> "Hold lifted";
        };
        return new NoteView(what, note.reasons(), note.notedBy(), London.time(note.notedAt()));
    }
}
