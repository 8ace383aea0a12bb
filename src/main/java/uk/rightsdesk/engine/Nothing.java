package uk.rightsdesk.engine;

/** Input of a worker that needs no variable, output of one that sets none. */
public record Nothing() {}
