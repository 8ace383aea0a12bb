package uk.rightsdesk.deadline;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the daily sweep found, for those who show it. */
@Component
public class Sweeps {

    private final SweepStore store;

    Sweeps(SweepStore store) {
        this.store = store;
    }

    /** Empty before the first sweep. */
    @Transactional(readOnly = true)
    public Optional<Attention> last() {
        return store.last();
    }
}
