package uk.rightsdesk.desk;

/** Sizes of files as people read them. */
final class Sizes {

    private static final long KILOBYTE = 1000;

    private Sizes() {}

    static String words(long bytes) {
        if (bytes < KILOBYTE) {
            return bytes + " bytes";
        }
        long kilobytes = (bytes + KILOBYTE - 1) / KILOBYTE;
        return kilobytes < KILOBYTE ? kilobytes + " KB" : "%.1f MB".formatted(kilobytes / (double) KILOBYTE);
    }
}
