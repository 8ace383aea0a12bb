package uk.rightsdesk.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.web.client.RestClient;

/** Whether Tasklist has imported the forms, as its own store tells. */
class TasklistForms {

    private record Count(long count) {}

    private final EngineProperties.TasklistStore store;
    private final RestClient http;

    TasklistForms(EngineProperties.TasklistStore store) {
        this.store = store;
        this.http = RestClient.builder()
                .baseUrl(store.url())
                .defaultHeaders(headers -> {
                    if (store.username() != null && store.password() != null) {
                        headers.setBasicAuth(store.username(), store.password());
                    }
                })
                .build();
    }

    /**
     * Waits until Tasklist has every form, or the deadline has passed.
     *
     * @return whether it has
     */
    boolean await(List<Long> formKeys) {
        var policy = RetryPolicy.builder()
                .maxRetries(Long.MAX_VALUE)
                .delay(Duration.ofSeconds(1))
                .timeout(store.deadline())
                .build();
        try {
            new RetryTemplate(policy).invoke(() -> require(formKeys));
            return true;
        } catch (RuntimeException late) {
            return false;
        }
    }

    private void require(List<Long> formKeys) {
        // Tasklist files a form under its key
        var query = Map.of(
                "query",
                Map.of(
                        "ids",
                        Map.of("values", formKeys.stream().map(String::valueOf).toList())));
        @Nullable
        Count found = http.post()
                .uri("/{index}/_count", store.index())
                .body(query)
                .retrieve()
                .body(Count.class);
        if (found == null || found.count() < formKeys.size()) {
            throw new IllegalStateException("Forms are still missing");
        }
    }
}
