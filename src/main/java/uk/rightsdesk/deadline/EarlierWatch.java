package uk.rightsdesk.deadline;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/**
 * Serves requests in flight whose watch is that of the first release, before the ladder was a decision table. Their
 * watch rests; the daily sweep reminds of them. To be deleted once no such instance is left in Operate.
 */
final class EarlierWatch {

    private EarlierWatch() {}

    @Component
    static class FindNextRungWorker implements Worker<FindNextRungWorker.Input, FindNextRungWorker.Output> {

        record Input(RequestId requestId) {}

        record Output(String nextRung) {}

        @Override
        public String jobType() {
            return "find-next-rung";
        }

        @Override
        public Output work(Input input) {
            return new Output("none");
        }
    }

    @Component
    static class FireRungWorker implements Worker<FireRungWorker.Input, Nothing> {

        record Input(RequestId requestId) {}

        @Override
        public String jobType() {
            return "fire-rung";
        }

        @Override
        public Nothing work(Input input) {
            return new Nothing();
        }
    }
}
