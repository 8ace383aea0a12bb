package uk.rightsdesk.request;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Append and read only, as the table itself. */
interface RequestEventRepository extends Repository<RequestEvent, Long> {

    RequestEvent save(RequestEvent event);

    List<RequestEvent> findByRequestIdOrderById(UUID requestId);
}
