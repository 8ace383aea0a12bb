package uk.rightsdesk.rights.restriction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.ChangeExecution;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.ChangePlanner;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.request.RequestId;

/** Has the systems of record restrict the use of people's data, and end that; each once for a request. */
@Component
class RestrictedUse {

    private final ChangePlanner planner;
    private final ChangeExecution execution;

    RestrictedUse(ChangePlanner planner, ChangeExecution execution) {
        this.planner = planner;
        this.execution = execution;
    }

    void restrict(RequestId request, List<SubjectMatch> people) {
        execute(request, planner.restriction(people));
    }

    void resume(RequestId request, List<SubjectMatch> people) {
        execute(request, planner.liftedRestriction(people));
    }

    private void execute(RequestId request, ChangePlan plan) {
        String key = plan.kind() + ":" + request;
        execution.execute(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)), plan);
    }
}
