package uk.rightsdesk.rights.rectification;

/** What cannot be recorded or decided as it stands; the message says why and what to do, to the member of staff. */
public final class RectificationRefused extends RuntimeException {

    RectificationRefused(String message) {
        super(message);
    }
}
