package uk.rightsdesk.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface DecisionRepository extends Repository<Decision, Long> {

    Decision save(Decision decision);

    Optional<Decision> findFirstByRequestIdAndKindOrderByIdDesc(UUID requestId, DecisionKind kind);

    Optional<Decision> findFirstByRequestIdAndKindAndConfirmedAtIsNotNullOrderByIdDesc(
            UUID requestId, DecisionKind kind);

    List<Decision> findByRequestIdOrderById(UUID requestId);
}
