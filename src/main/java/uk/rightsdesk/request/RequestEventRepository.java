package uk.rightsdesk.request;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Reads only: {@link uk.rightsdesk.audit.EventChain} writes. */
interface RequestEventRepository extends Repository<RequestEvent, Long> {

    void flush();

    List<RequestEvent> findByRequestIdOrderBySeq(UUID requestId);
}
