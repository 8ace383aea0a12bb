package uk.rightsdesk.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for something to become true elsewhere, and says what it waited for when it does not. */
final class Await {

    private static final Duration PAUSE = Duration.ofMillis(400);

    private Await() {}

    static <T> T until(String what, Duration patience, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("Waited " + patience.toSeconds() + " s in vain: " + what);
    }

    private static void pause() {
        try {
            boolean ignored = new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
