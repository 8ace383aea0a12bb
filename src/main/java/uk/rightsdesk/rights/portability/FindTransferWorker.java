package uk.rightsdesk.rights.portability;

import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Finds whether the data go to somebody else, as the review says; nothing leaves without the decision that needs. */
@Component
class FindTransferWorker implements Worker<FindTransferWorker.Input, FindTransferWorker.Output> {

    private final TransferStore transfers;

    FindTransferWorker(TransferStore transfers) {
        this.transfers = transfers;
    }

    record Input(RequestId requestId) {}

    record Output(boolean transferWanted) {}

    @Override
    public String jobType() {
        return "find-transfer";
    }

    @Override
    public Output work(Input input) {
        Optional<Transfer> transfer = transfers.of(input.requestId());
        if (transfer.isPresent() && !transfer.get().isAllowed()) {
            throw new IllegalStateException("nobody decided that the data of request " + input.requestId()
                    + " may leave the United Kingdom and the EEA");
        }
        return new Output(transfer.isPresent());
    }
}
