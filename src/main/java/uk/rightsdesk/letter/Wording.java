package uk.rightsdesk.letter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A sentence or two of legal wording, the law it rests on and the days on which it may be used. */
record Wording(
        String id,
        String citation,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        String text) implements Dated {}
