package uk.rightsdesk.engine;

/**
 * Where a job stands in the engine; a worker asks for it by an input component of this type.
 *
 * @param clusterId the configured name of the engine's data, without which keys say nothing
 * @param processInstanceKey the process instance of the job (of a called process: the called one)
 * @param elementInstanceKey the one execution of the task; the same when the job is delivered or tried again
 */
public record JobContext(String clusterId, long processInstanceKey, long elementInstanceKey) {}
