package uk.rightsdesk.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import uk.rightsdesk.request.Right;

/** A right as a box to tick. */
record RightChoice(String code, String words, boolean ticked) {

    static List<RightChoice> all(Set<Right> ticked) {
        return Arrays.stream(Right.values())
                .map(right -> new RightChoice(right.code(), right.asked(), ticked.contains(right)))
                .toList();
    }
}
