package uk.rightsdesk.intake.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {

    private static final String SERVER = "mail.customer-first.example";
    private static final String SENDER = "amelia.hart@example.org";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.customer-first.example; spf=pass smtp.mailfrom=amelia.hart@example.org",
                "mail.customer-first.example; spf=pass smtp.mailfrom=example.org; dkim=fail header.d=example.org",
                "mail.customer-first.example 1; dkim=pass (good signature) header.d=example.org header.s=k1",
                "MAIL.customer-first.EXAMPLE; dkim = pass header.d = Example.ORG",
                "mail.customer-first.example; spf=fail smtp.mailfrom=x@other.example; dmarc=pass header.from=example.org",
                "mail.customer-first.example; dkim/1=pass reason=\"2048; bit\" header.d=example.org",
            })
    void shouldAcceptAlignedPass(String header) {
        assertThat(authenticated(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.customer-first.example; none",
                "mail.customer-first.example",
                "",
                "mail.customer-first.example; spf=pass smtp.mailfrom=mallory@evil.example",
                "mail.customer-first.example; spf=pass smtp.helo=example.org",
                "mail.customer-first.example; dkim=pass header.d=evil.example; spf=fail smtp.mailfrom=example.org",
                "mail.customer-first.example; dkim=pass header.d=org",
                "mail.customer-first.example; dkim=pass header.d=sub.example.org",
                "mail.customer-first.example; dkim=fail header.d=example.org",
                "mail.customer-first.example; dkim=pass (header.d=example.org) header.d=evil.example",
                "mail.customer-first.example; dkim=pass header.d=evil.example header.d=example.org",
                "mail.customer-first.example; spf=fail reason=\"; dkim=pass header.d=example.org\" smtp.mailfrom=example.org",
                "mail.customer-first.example; spf=fail (\\) ; dkim=pass header.d=example.org",
                "other.example; dkim=pass header.d=example.org",
            })
    void shouldRefuseEverythingElse(String header) {
        assertThat(authenticated(header)).isFalse();
    }

    @Test
    void shouldOnlyHearOwnServersTopmostHeader() {
        assertThat(authenticated(
                        "relay.example; dkim=pass header.d=example.org",
                        "mail.customer-first.example; dkim=none",
                        "mail.customer-first.example; dkim=pass header.d=example.org"))
                .isFalse();
    }

    private static boolean authenticated(String... headers) {
        return AuthenticationResults.authenticate(List.of(headers), SERVER, SENDER);
    }
}
