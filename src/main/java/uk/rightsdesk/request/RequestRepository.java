package uk.rightsdesk.request;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RequestRepository extends Repository<Request, UUID> {

    Request save(Request request);

    Optional<Request> findById(UUID id);

    Optional<Request> findByReference(String reference);

    Optional<Request> findByCorrespondenceIdAndRight(UUID correspondenceId, Right right);

    List<Request> findByRequesterHashOrderByReceivedAtDesc(byte[] requesterHash);

    List<Request> findByCorrespondenceIdOrderByReference(UUID correspondenceId);

    List<Request> findTop500ByOrderByReceivedAtDesc();

    @Query(value = "select nextval('request_number')", nativeQuery = true)
    long nextNumber();
}
