package uk.rightsdesk.audit;

/** The checkpoints outside are not those that the case store remembers; the message holds numbers only. */
final class CheckpointsDiffer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckpointsDiffer(String message) {
        super(message);
    }
}
