package uk.rightsdesk.rights.portability;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.delivery.download.ThirdPartyDelivery;
import uk.rightsdesk.outbox.Effect;
import uk.rightsdesk.outbox.PermanentFailure;
import uk.rightsdesk.request.RequestId;

/** The effect that puts an archive to the HTTPS address that a person named. */
@Component
class UploadPortableData implements Effect<UploadPortableData.Payload> {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final TransferStore transfers;
    private final TransferSettling settling;
    private final ThirdPartyDelivery delivery;
    private final PortabilityProperties properties;
    private final TransactionOperations transactions;
    private final HttpClient http;

    UploadPortableData(
            TransferStore transfers,
            TransferSettling settling,
            ThirdPartyDelivery delivery,
            PortabilityProperties properties,
            TransactionOperations transactions,
            ObjectProvider<SSLContext> trust) {
        this.transfers = transfers;
        this.settling = settling;
        this.delivery = delivery;
        this.properties = properties;
        this.transactions = transactions;
        HttpClient.Builder client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                // where the allow-list does not lead, no redirect shall
                .followRedirects(HttpClient.Redirect.NEVER);
        trust.ifAvailable(client::sslContext);
        this.http = client.build();
    }

    record Payload(UUID request) {}

    @Override
    public String name() {
        return "upload-portable-data";
    }

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public void perform(String businessKey, Payload payload) throws Exception {
        RequestId request = new RequestId(payload.request());
        Transfer transfer = transfers.of(request).orElseThrow(() -> new PermanentFailure("transfer-gone"));
        UUID bundle = transfer.bundle();
        if (transfer.outcome() != null || bundle == null) {
            return;
        }
        URI target = UploadTarget.check(transfer.target(), properties);
        HttpResponse<Void> response = http.send(
                HttpRequest.newBuilder(target)
                        .timeout(properties.uploadTimeout())
                        .header("Content-Type", "application/zip")
                        // the same upload again, after a crash, is the same to a server that looks
                        .header("Idempotency-Key", transfer.id().toString())
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(delivery.content(bundle)))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        int status = response.statusCode();
        if (status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
            throw new IllegalStateException("the recipient's server answers " + status);
        }
        if (status < 200 || status > 299) {
            throw new PermanentFailure("http-" + status);
        }
        String receipt = "HTTP " + status
                + response.headers()
                        .firstValue("ETag")
                        .map(tag -> ", ETag " + tag)
                        .orElse("")
                + response.headers()
                        .firstValue("Location")
                        .map(at -> ", Location " + at)
                        .orElse("");
        transactions.executeWithoutResult(_ -> settling.sent(request, receipt));
    }

    @Override
    public void failed(String businessKey, Payload payload, String code) {
        settling.failed(new RequestId(payload.request()), code);
    }
}
