package uk.rightsdesk.decision;

import java.util.List;
import java.util.stream.Stream;
import uk.rightsdesk.letter.ExtensionGround;
import uk.rightsdesk.letter.FeeGround;
import uk.rightsdesk.letter.RefusalGround;

/** The statutory grounds of the decisions that need one. */
public final class Grounds {

    private Grounds() {}

    /** The codes of the grounds on which this may be decided; empty where no ground is needed. */
    public static List<String> of(String decision) {
        return switch (decision) {
            case "extend" ->
                Stream.of(ExtensionGround.values()).map(ExtensionGround::code).toList();
            case "charge-fee" ->
                Stream.of(FeeGround.values()).map(FeeGround::code).toList();
            case "refuse" ->
                Stream.of(RefusalGround.values()).map(RefusalGround::code).toList();
            default -> List.of();
        };
    }
}
