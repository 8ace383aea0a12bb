package uk.rightsdesk.engine;

/**
 * Thrown by a {@link Worker} when a system that it needs is down. The job keeps its retries and is tried again with a
 * growing pause, so that an outage ends in no incident. A case store that is down is recognised without it.
 */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(Throwable cause) {
        super(cause);
    }
}
