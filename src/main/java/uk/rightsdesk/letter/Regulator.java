package uk.rightsdesk.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regulator as it is to be named on the days on which this version is in force. */
record Regulator(
        String name,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        List<String> address,
        String telephone,
        URI url,
        String source)
        implements Dated {}
