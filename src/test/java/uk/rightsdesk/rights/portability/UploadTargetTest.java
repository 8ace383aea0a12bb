package uk.rightsdesk.rights.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.rightsdesk.outbox.PermanentFailure;

class UploadTargetTest {

    private static final List<String> ALLOWED = List.of(
            "127.0.0.1",
            "10.0.0.7",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "localhost",
            "0.0.0.0",
            "192.0.2.10",
            "[fd00::1]",
            "[::1]");

    @ParameterizedTest
    @CsvSource({
        "http://192.0.2.10/in, address-not-https",
        "ftp://192.0.2.10/in, address-not-https",
        "https:///in, address-not-https",
        "https://user:secret@192.0.2.10/in, address-not-https",
        "https://192.0.2.10 /in, address-not-https",
        "https://192.0.2.11/in, host-not-allowed",
        "https://192.0.2.10.evil.example/in, host-not-allowed",
        "https://127.0.0.1/in, host-not-public",
        "https://localhost/in, host-not-public",
        "https://0.0.0.0/in, host-not-public",
        "https://10.0.0.7/in, host-not-public",
        "https://192.168.1.1/in, host-not-public",
        "https://169.254.169.254/latest/meta-data, host-not-public",
        "https://100.64.0.1/in, host-not-public",
        "https://[fd00::1]/in, host-not-public",
        "https://[::1]/in, host-not-public"
    })
    void shouldCallNothingButPublicHostsThatAreAllowed(String address, String code) {
        assertThatExceptionOfType(PermanentFailure.class)
                .isThrownBy(() -> UploadTarget.check(address, properties(false)))
                .extracting(PermanentFailure::code)
                .isEqualTo(code);
    }

    @Test
    void shouldAllowNoHostByDefault() {
        assertThatExceptionOfType(PermanentFailure.class)
                .isThrownBy(() -> UploadTarget.check(
                        "https://192.0.2.10/in", new PortabilityProperties(List.of(), Duration.ofMinutes(5), false)))
                .extracting(PermanentFailure::code)
                .isEqualTo("host-not-allowed");
    }

    @Test
    void shouldTakeAllowedPublicHostAndLoopbackInTests() {
        assertThat(UploadTarget.check("https://192.0.2.10:8443/in", properties(false)))
                .hasHost("192.0.2.10");
        assertThat(UploadTarget.check("https://LOCALHOST/in", properties(true))).hasPath("/in");
    }

    private static PortabilityProperties properties(boolean loopback) {
        return new PortabilityProperties(ALLOWED, Duration.ofMinutes(5), loopback);
    }
}
