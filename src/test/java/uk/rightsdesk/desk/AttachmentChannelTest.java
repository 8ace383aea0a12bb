package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;

@TestPropertySource(properties = "rightsdesk.delivery.channel=attachment")
class AttachmentChannelTest extends DeskFixture {

    @Test
    void shouldAttachLetterAndArchiveWhereSoConfigured() {
        // given
        Request request = prepared();

        // when
        deliver(request);

        // then
        await().until(() -> SMTP.taken().size() == 1);
        assertThat(SMTP.taken().getFirst())
                .contains(
                        "filename=" + request.reference() + "-access-response.pdf",
                        "filename=" + request.reference() + ".zip");
        assertThat(events(request)).doesNotContain(EventType.DOWNLOAD_LINK_ISSUED);
    }
}
