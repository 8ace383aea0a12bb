package uk.rightsdesk.rights.erasure;

/** What staff said of an erasure and cannot be taken as it stands; the message tells them what to do. */
public class ErasureRefused extends RuntimeException {

    ErasureRefused(String message) {
        super(message);
    }
}
