package uk.rightsdesk.rights.access;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Records that another person did not answer in time, and tells officers. */
@Component
class RecordThirdPartySilenceWorker implements Worker<RecordThirdPartySilenceWorker.Input, Nothing> {

    private final ThirdParties thirdParties;

    RecordThirdPartySilenceWorker(ThirdParties thirdParties) {
        this.thirdParties = thirdParties;
    }

    record Input(UUID thirdPartyAskId) {}

    @Override
    public String jobType() {
        return "record-third-party-silence";
    }

    @Override
    public Nothing work(Input input) {
        thirdParties.silent(input.thirdPartyAskId());
        return new Nothing();
    }
}
