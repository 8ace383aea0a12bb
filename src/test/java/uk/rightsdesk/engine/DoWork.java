package uk.rightsdesk.engine;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The worker of the test models: does what a test told it for its request, and counts. */
class DoWork implements Worker<DoWork.Input, DoWork.Output> {

    static final UUID IN_FLIGHT = UUID.fromString("5f0c7c3e-0d0e-4a55-a3c2-8d9d1c3f0001");

    record Asked(UUID requestId) {}

    record Input(UUID requestId, JobContext job) {}

    record Output(int elementCount, @Nullable String reference) {}

    interface Behaviour {
        Output act();
    }

    private final Map<UUID, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<Object, AtomicInteger> times = new ConcurrentHashMap<>();
    private final Map<UUID, Long> instances = new ConcurrentHashMap<>();

    void behave(UUID request, Behaviour behaviour) {
        behaviours.put(request, behaviour);
    }

    int times(Object what) {
        return times.computeIfAbsent(what, key -> new AtomicInteger()).get();
    }

    int inFlightEndedBy(String jobType) {
        return times(jobType);
    }

    long instance(UUID request) {
        return instances.getOrDefault(request, 0L);
    }

    @Override
    public String jobType() {
        return "do-work";
    }

    @Override
    public Output work(Input input) {
        count(input.requestId());
        instances.put(input.requestId(), input.job().processInstanceKey());
        return behaviours
                .getOrDefault(input.requestId(), () -> new Output(1, null))
                .act();
    }

    int count(Object what) {
        return times.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }
}
