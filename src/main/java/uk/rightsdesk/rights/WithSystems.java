package uk.rightsdesk.rights;

import java.util.function.Supplier;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.engine.Unavailable;

/** Work that needs the systems of record: one that is down delays a request, it never shortens its answer. */
public final class WithSystems {

    private WithSystems() {}

    /**
     * @throws Unavailable when a system is down for now: the job is tried again without limit
     * @throws SystemOfRecordUnavailable when somebody must change something
     */
    public static <T> T work(Supplier<T> work) {
        try {
            return work.get();
        } catch (SystemOfRecordUnavailable down) {
            throw down.isPassing() ? new Unavailable(down) : down;
        }
    }
}
