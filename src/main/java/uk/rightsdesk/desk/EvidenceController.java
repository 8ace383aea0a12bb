package uk.rightsdesk.desk;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import uk.rightsdesk.intake.Correspondences;
import uk.rightsdesk.intake.EvidenceFiles;
import uk.rightsdesk.request.RequestId;

/**
 * The files that came with the messages of a request. A stranger's file is never shown by its claimed type: pictures
 * and pages of PDFs as pictures of our own making, all else as bytes to save.
 */
@Controller
class EvidenceController {

    private final Correspondences correspondences;
    private final EvidenceFiles files;

    EvidenceController(Correspondences correspondences, EvidenceFiles files) {
        this.correspondences = correspondences;
        this.files = files;
    }

    @GetMapping("/tasks/evidence/{request}/{message}/{position}/page/{page}")
    ResponseEntity<byte[]> page(
            @PathVariable String request,
            @PathVariable String message,
            @PathVariable int position,
            @PathVariable int page) {
        byte[] png = SafePicture.png(content(request, message, position), page).orElseThrow(EvidenceController::none);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(png);
    }

    @GetMapping("/tasks/evidence/{request}/{message}/{position}")
    ResponseEntity<byte[]> download(
            @PathVariable String request, @PathVariable String message, @PathVariable int position) {
        byte[] content = content(request, message, position);
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename("file-" + (position + 1) + ".bin")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    /** Only of a message of that very request. */
    private byte[] content(String request, String message, int position) {
        return correspondences.of(RequestId.parse(request)).stream()
                .filter(one -> one.id().toString().equals(message))
                .findFirst()
                .flatMap(one -> files.content(one.id(), position))
                .orElseThrow(EvidenceController::none);
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
