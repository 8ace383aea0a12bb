package uk.rightsdesk.retention;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;

/** Looks for data that may be wrong, so that a person looks at them. */
@Component
class FindWrongDataWorker implements Worker<FindWrongDataWorker.Input, FindWrongDataWorker.Output> {

    private final DataFindings findings;

    FindWrongDataWorker(DataFindings findings) {
        this.findings = findings;
    }

    record Input(UUID retentionRunId) {}

    record Output(int dataFindings) {}

    @Override
    public String jobType() {
        return "find-wrong-data";
    }

    @Override
    public Output work(Input input) {
        return new Output(findings.look(input.retentionRunId()));
    }
}
