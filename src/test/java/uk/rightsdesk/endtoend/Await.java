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
        return quietly(patience, look)
                .orElseThrow(() -> new AssertionError("Waited " + patience.toSeconds() + " s in vain: " + what));
    }

    /** @return empty when it did not come true in time */
    static <T> Optional<T> quietly(Duration patience, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found;
            }
            pause();
        }
        return Optional.empty();
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
