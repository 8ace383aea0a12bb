package uk.rightsdesk.intake.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final String MAIL = "Message-ID: <1@example.org>\r\nFrom: a@example.org\r\n\r\nHello\r\n";

    @Test
    void shouldRecogniseMessageWithOtherTraceHeadersAndLineEnds() {
        // given
        String again = "Return-Path: <a@example.org>\nReceived: from x\n by y\n" + MAIL.replace("\r\n", "\n");

        // then
        assertThat(of(again, NOON.plusSeconds(60))).isEqualTo(of(MAIL, NOON));
    }

    @Test
    void shouldTellApartOtherText() {
        assertThat(of(MAIL.replace("Hello", "Hullo"), NOON)).isNotEqualTo(of(MAIL, NOON));
    }

    @Test
    void shouldTellApartOtherSender() {
        assertThat(of(MAIL.replace("a@", "b@"), NOON)).isNotEqualTo(of(MAIL, NOON));
    }

    @Test
    void shouldTellApartByTimeWhatHasNoMessageId() {
        // given
        String anonymous = MAIL.replace("Message-ID: <1@example.org>\r\n", "");

        // then
        assertThat(of(anonymous, NOON)).isEqualTo(of(anonymous, NOON)).isNotEqualTo(of(anonymous, NOON.plusSeconds(1)));
    }

    @Test
    void shouldTakeAnyBytes() {
        assertThat(of("", NOON)).hasSize(32);
        assertThat(of("\n\n\n", NOON)).hasSize(32);
        assertThat(of("no header at all", NOON)).hasSize(32);
        assertThat(of(": \r\n :\r\n\r\n", NOON)).hasSize(32);
    }

    private static byte[] of(String mail, Instant receivedAt) {
        return Fingerprint.of(mail.getBytes(StandardCharsets.ISO_8859_1), receivedAt);
    }
}
