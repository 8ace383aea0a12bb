package uk.rightsdesk.engine;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Loses the next commands of a kind on their way to the engine, as a broken network or a full broker would. */
class Disturbance implements ClientInterceptor {

    private final Map<String, Queue<Status>> ahead = new ConcurrentHashMap<>();

    /** @param command name of the gRPC method, for example {@code CompleteJob} */
    void lose(String command, Status status, int times) {
        for (int time = 0; time < times; time++) {
            queue(command).add(status);
        }
    }

    int left(String command) {
        return queue(command).size();
    }

    private Queue<Status> queue(String command) {
        return ahead.computeIfAbsent(command, name -> new ConcurrentLinkedQueue<>());
    }

    @Override
    public <A, B> ClientCall<A, B> interceptCall(MethodDescriptor<A, B> method, CallOptions options, Channel next) {
        var status = queue(String.valueOf(method.getBareMethodName())).poll();
        return status == null ? next.newCall(method, options) : new Lost<>(status);
    }

    private static final class Lost<A, B> extends ClientCall<A, B> {

        private final Status status;

        Lost(Status status) {
            this.status = status;
        }

        @Override
        public void start(Listener<B> listener, Metadata headers) {
            listener.onClose(status, new Metadata());
        }

        @Override
        public void request(int count) {}

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {}

        @Override
        public void halfClose() {}

        @Override
        public void sendMessage(A message) {}
    }
}
