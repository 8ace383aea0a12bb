package uk.rightsdesk.desk;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often one client, and one link, may knock at this instance. That codes cannot be guessed does not rest on it: the
 * lock after five wrong codes is counted in the database.
 */
@Component
class DownloadLimits {

    /** So many clients and links are remembered; the one longest unseen is forgotten first. */
    private static final int REMEMBERED = 20_000;

    private static final long PER_CLIENT = 60;
    private static final long PER_LINK = 20;
    private static final long FORMS_PER_CLIENT = 5;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether this client may ask for something now: 60 times in a minute. */
    boolean allowsClient(String address) {
        return bucket("client " + address, PER_CLIENT).tryConsume(1);
    }

    /** Whether this link may be looked at or tried now: 20 times in a minute, whoever asks. */
    boolean allowsLink(String token) {
        return bucket("link " + token, PER_LINK).tryConsume(1);
    }

    /** Whether this client may send a form now: 5 times in a minute. */
    boolean allowsForm(String address) {
        return bucket("form " + address, FORMS_PER_CLIENT).tryConsume(1);
    }

    private synchronized Bucket bucket(String key, long perMinute) {
        return buckets.computeIfAbsent(
                key,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }
}
