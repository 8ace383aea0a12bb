package uk.rightsdesk.rights.access;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Asks another person who has not answered once more. */
@Component
class RemindThirdPartyWorker implements Worker<RemindThirdPartyWorker.Input, Nothing> {

    private final ThirdParties thirdParties;

    RemindThirdPartyWorker(ThirdParties thirdParties) {
        this.thirdParties = thirdParties;
    }

    record Input(UUID thirdPartyAskId) {}

    @Override
    public String jobType() {
        return "remind-third-party";
    }

    @Override
    public Nothing work(Input input) {
        thirdParties.remind(input.thirdPartyAskId());
        return new Nothing();
    }
}
