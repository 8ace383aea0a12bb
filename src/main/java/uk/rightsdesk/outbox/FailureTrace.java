package uk.rightsdesk.outbox;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells where something failed without saying what it was working on: exception messages quote names, addresses and
 * values, so only classes, SQL states and code positions are written to the log.
 */
public final class FailureTrace {

    private static final String OURS = "uk.rightsdesk.";
    private static final int FIRST_FRAMES = 4;
    private static final int FRAMES = 12;

    private FailureTrace() {}

    /** The classes and positions of a failure and its causes, in one line. */
    public static String of(Throwable failure) {
        var text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
            text.append(text.isEmpty() ? "" : " caused by ")
                    .append(next.getClass().getName());
            if (next instanceof SQLException sql && sql.getSQLState() != null) {
                text.append(" (SQL state ").append(sql.getSQLState()).append(')');
            }
            text.append(frames(next));
        }
        return text.toString();
    }

    /** Where it was thrown, and from there our own code. */
    private static String frames(Throwable failure) {
        var frames = failure.getStackTrace();
        return IntStream.range(0, frames.length)
                .filter(depth ->
                        depth < FIRST_FRAMES || frames[depth].getClassName().startsWith(OURS))
                .limit(FRAMES)
                .mapToObj(depth -> frames[depth])
                .map(frame -> frame.getClassName() + '.' + frame.getMethodName() + ':' + frame.getLineNumber())
                .collect(Collectors.joining(" < ", " at ", ""));
    }
}
