package uk.rightsdesk.rights.rectification;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/**
 * Finds whether what was agreed changes a way to reach the person, without evidence that was seen: whoever changes it
 * could take an account over, so it is confirmed at the address held first (UK GDPR Article 32(1)).
 */
@Component
class FindContactChangeWorker implements Worker<FindContactChangeWorker.Input, FindContactChangeWorker.Output> {

    private final RectificationItems items;
    private final CorrectableColumns columns;

    FindContactChangeWorker(RectificationItems items, CorrectableColumns columns) {
        this.items = items;
        this.columns = columns;
    }

    record Input(RequestId requestId) {}

    record Output(boolean contactChanged) {}

    @Override
    public String jobType() {
        return "find-contact-change";
    }

    @Override
    public Output work(Input input) {
        return new Output(items.decided(input.requestId()).stream()
                .anyMatch(item -> item.verdict().decision() == RectificationItem.Decision.CORRECT
                        && item.claim().evidence() == null
                        && columns.isContact(item.datum())));
    }
}
