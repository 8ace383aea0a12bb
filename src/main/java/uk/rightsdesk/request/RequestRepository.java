package uk.rightsdesk.request;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RequestRepository extends Repository<Request, UUID> {

    Request save(Request request);

    Optional<Request> findById(UUID id);

    Optional<Request> findByReference(String reference);

    Optional<Request> findByCorrespondenceIdAndRight(UUID correspondenceId, Right right);

    List<Request> findByRequesterHashOrderByReceivedAtDesc(byte[] requesterHash);

    List<Request> findByCorrespondenceIdOrderByReference(UUID correspondenceId);

    /** Waits for whoever else holds them. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select request from Request request where request.correspondenceId = :message order by request.reference")
    List<Request> holdByCorrespondenceId(UUID message);

    List<Request> findTop500ByOrderByReceivedAtDesc();

    @Query(value = "select nextval('request_number')", nativeQuery = true)
    long nextNumber();
}
