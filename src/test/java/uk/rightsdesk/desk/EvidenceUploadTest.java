package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import uk.rightsdesk.delivery.ReplyTokens;
import uk.rightsdesk.intake.AttachedFile;
import uk.rightsdesk.intake.Correspondence;
import uk.rightsdesk.intake.CorrespondenceId;
import uk.rightsdesk.intake.Correspondences;
import uk.rightsdesk.intake.EvidenceFiles;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;

class EvidenceUploadTest extends DeskFixture {

    @Autowired
    private ReplyTokens tokens;

    @Autowired
    private Correspondences correspondences;

    @Autowired
    private EvidenceFiles evidence;

    @Test
    void shouldTakeEvidenceAsTheReplyThatItStandsFor() throws Exception {
        // given
        Request request = askedForEvidence();
        byte[] picture = picture();

        // when
        web.perform(get(page(request)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(request.reference())));
        web.perform(multipart(page(request)).file(new MockMultipartFile("file", "my pass.png", "image/png", picture)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("We received one file.")));

        // then it goes the way of an email of theirs
        CorrespondenceId message = newest();
        Map<String, Object> classified = work("classify-email", Map.of("correspondenceId", message.toString()));
        assertThat(classified).containsEntry("threaded", true);
        work("join-request", Map.of("correspondenceId", message.toString()));
        assertThat(events(request)).contains(EventType.REPLY_RECEIVED);
        Correspondence joined = correspondences.get(message);
        assertThat(joined.authenticated()).isTrue();
        assertThat(correspondences.attachments(message)).hasSize(1).first().satisfies(file -> {
            assertThat(file.detectedType()).isEqualTo("image/png");
            assertThat(file.filename()).isEqualTo("my pass.png");
        });
        assertThat(evidence.content(message, 0))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(picture));
        assertThat(inTransaction(() -> evidence.takeOut(message))).isOne();
        assertThat(evidence.content(message, 0)).isEmpty();
        assertThat(correspondences.attachments(message))
                .extracting(AttachedFile::filename)
                .containsOnlyNulls();
    }

    @Test
    void shouldKeepNothingWhereNothingIsWaitedFor() throws Exception {
        // given
        Request request = opened();
        int before = messages();

        // when
        web.perform(get(page(request))).andExpect(status().isGone());
        web.perform(multipart(page(request)).file(new MockMultipartFile("file", "a.png", "image/png", picture())))
                .andExpect(status().isGone());

        // then
        assertThat(messages()).isEqualTo(before);
    }

    @Test
    void shouldAskForFileWhereNoneWasChosen() throws Exception {
        // given
        Request request = askedForEvidence();

        // when
        web.perform(multipart(page(request)).file(new MockMultipartFile("file", "", "image/png", new byte[0])))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Choose at least one file.")));
    }

    @Test
    void shouldRefuseMoreThanTenFiles() throws Exception {
        // given
        Request request = askedForEvidence();
        var upload = multipart(page(request));
        for (int i = 0; i <= EvidenceUploadController.MOST_FILES; i++) {
            upload.file(new MockMultipartFile("file", i + ".txt", "text/plain", new byte[] {1}));
        }

        // when
        web.perform(upload)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Choose ten files at most.")));
    }

    private Request askedForEvidence() {
        Request request = opened();
        inTransaction(() -> {
            journal.record(request.id(), EventType.IDENTITY_ASKED, Map.of("evidence", "photo-id"));
            return request;
        });
        return request;
    }

    private String page(Request request) {
        return "/d/evidence/" + tokens.tokenOf(request.id()).orElseThrow();
    }

    private CorrespondenceId newest() {
        return new CorrespondenceId(
                jdbc.sql("select id from correspondence where state = 'parsed' order by stored_at desc limit 1")
                        .query(UUID.class)
                        .single());
    }

    private int messages() {
        return jdbc.sql("select count(*) from correspondence")
                .query(Integer.class)
                .single();
    }

    private static byte[] picture() throws IOException {
        try (InputStream in = EvidenceUploadTest.class.getResourceAsStream("/sample/receipt.png")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
