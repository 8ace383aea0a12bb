package uk.rightsdesk.desk;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.rightsdesk.datamap.Purpose;
import uk.rightsdesk.letter.OverridingGround;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.objection.Objection;
import uk.rightsdesk.rights.objection.Objections;

/** The matter of an objection: the purposes it may be about, and how each was weighed. */
@Component
class ObjectionMatter implements ReviewMatter {

    private final Objections objections;

    ObjectionMatter(Objections objections) {
        this.objections = objections;
    }

    /**
     * @param weighed whether grounds are weighed; not where the purpose rests on consent
     * @param bySystems whether a system ends the use by itself
     * @param decision in words; null where the person does not object to it, or nothing is decided
     */
    record PurposeView(
            String id,
            String label,
            String basis,
            @Nullable String basisDetail,
            boolean weighed,
            boolean bySystems,
            @Nullable String decision,
            @Nullable String ground,
            Objection.@Nullable Balancing balancing,
            @Nullable String by) {

        /** Id only. */
        @Override
        public String toString() {
            return "PurposeView[" + id + "]";
        }
    }

    @Override
    public Right right() {
        return Right.OBJECTION;
    }

    @Override
    public String template() {
        return "desk/objection";
    }

    @Override
    public void show(Model model, RequestId request) {
        Map<String, Objection> decided =
                objections.of(request).stream().collect(Collectors.toMap(Objection::purpose, Function.identity()));
        model.addAttribute(
                "purposes",
                objections.contestable().stream()
                        .map(purpose -> view(purpose, decided.get(purpose.id())))
                        .toList());
        model.addAttribute("open", objections.isOpen(request));
        model.addAttribute(
                "overriding",
                Stream.of(OverridingGround.values())
                        .map(ground -> new Choice(ground.code(), words(ground), ""))
                        .toList());
        model.addAttribute("decideAt", "/tasks/review/" + request + "/objection");
    }

    private PurposeView view(Purpose purpose, @Nullable Objection objection) {
        OverridingGround ground = objection == null ? null : objection.ground();
        return new PurposeView(
                purpose.id(),
                purpose.label(),
                purpose.lawfulBasis().label(),
                purpose.basisDetail(),
                objections.isWeighed(purpose),
                objections.isStoppedBySystems(purpose),
                objection == null ? null : words(objection.outcome()),
                ground == null ? null : words(ground),
                objection == null ? null : objection.balancing(),
                objection == null ? null : objection.decidedBy());
    }

    private static String words(Objection.Outcome outcome) {
        return switch (outcome) {
            case STOP -> "Stop this use";
            case WITHDRAW -> "Stop: the consent is withdrawn";
            case CONTINUE -> "Go on, with reasons";
        };
    }

    private static String words(OverridingGround ground) {
        return switch (ground) {
            case COMPELLING_GROUNDS ->
                "Compelling legitimate grounds that override the interests, rights and freedoms of the person";
            case LEGAL_CLAIMS -> "Needed to establish, exercise or defend legal claims";
        };
    }

    @Override
    public List<String> missing(RequestId request) {
        return objections.missing(request).stream().toList();
    }
}
