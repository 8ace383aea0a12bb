package uk.rightsdesk.engine;

import io.grpc.Status.Code;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import uk.rightsdesk.outbox.FailureTrace;

/** Makes the engine ready for process starts, beside the running application, however long that takes. */
class EngineReadiness {

    enum State {
        /** The engine has not taken the models yet. */
        DEPLOYING,
        /** The engine refused the models: a defect of this release. */
        REFUSED,
        /** Tasklist has not imported the forms yet. */
        WAITING_FOR_FORMS,
        READY,
        /** Ready, although Tasklist did not show the forms in time. */
        READY_WITHOUT_FORMS;

        boolean startsProcesses() {
            return this == READY || this == READY_WITHOUT_FORMS;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(EngineReadiness.class);

    private final Models models;
    private final Deployments deployments;
    private final @Nullable TasklistForms forms;
    private volatile State state = State.DEPLOYING;
    private @Nullable Thread thread;

    EngineReadiness(Models models, Deployments deployments, @Nullable TasklistForms forms) {
        this.models = models;
        this.deployments = deployments;
        this.forms = forms;
    }

    State state() {
        return state;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread = Thread.ofPlatform().daemon().name("engine-readiness").start(this::becomeReady);
    }

    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void becomeReady() {
        try {
            var deployed = deploy();
            state = State.WAITING_FOR_FORMS;
            if (forms == null || forms.await(deployed.formKeys())) {
                state = State.READY;
            } else {
                LOG.error("RD-5011 Tasklist does not show the forms of this release; processes start without them");
                state = State.READY_WITHOUT_FORMS;
            }
            LOG.info("Engine is {} for process starts", state);
        } catch (RuntimeException failure) {
            if (EngineCommands.answered(failure, Code.INVALID_ARGUMENT)) {
                state = State.REFUSED;
                // The engine's text is about the models, which hold no personal data
                LOG.error("RD-5010 The engine refuses the models of this release", failure);
            } else {
                LOG.warn("Making the engine ready ended: {}", FailureTrace.of(failure));
            }
        }
    }

    private Deployments.Deployed deploy() {
        if (models.isEmpty()) {
            LOG.warn("There are no models to deploy");
            return new Deployments.Deployed("", List.of());
        }
        var policy = RetryPolicy.builder()
                .predicate(failure -> !(failure instanceof RuntimeException refused
                        && EngineCommands.answered(refused, Code.INVALID_ARGUMENT)))
                .maxRetries(Long.MAX_VALUE)
                .delay(Duration.ofSeconds(1))
                .jitter(Duration.ofMillis(500))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(15))
                .build();
        return new RetryTemplate(policy).invoke(() -> deployments.deployIfChanged(models));
    }
}
