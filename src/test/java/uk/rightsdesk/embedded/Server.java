package uk.rightsdesk.embedded;

/** A part that can be started, stopped and, for outage tests, killed; its data and ports stay the same. */
interface Server {

    /** Starts it and returns when it is ready for work. */
    void start();

    /** Ends it in an orderly way; no effect where it does not run. */
    void stop();

    /** Ends it at once, as a power cut would; no effect where it does not run. */
    void kill();
}
