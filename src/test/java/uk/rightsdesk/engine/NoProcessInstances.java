package uk.rightsdesk.engine;

import java.time.Instant;
import java.util.Map;

/** An engine in which nothing runs, for tests that leave it out. */
public final class NoProcessInstances implements ProcessInstances {

    @Override
    public Map<Long, Running> running() {
        return Map.of();
    }

    @Override
    public void moveDueDate(long processInstanceKey, Instant dueAt, Record variables) {}
}
