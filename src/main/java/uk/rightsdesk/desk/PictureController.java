package uk.rightsdesk.desk;

import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.rights.access.CollectedData;

/** The pictures among the data found. Only pictures, and only as pictures: nothing else is shown by its claimed type. */
@Controller
class PictureController {

    private static final Set<String> PICTURES =
            Set.of(MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_GIF_VALUE);

    private final CollectedData collectedData;

    PictureController(CollectedData collectedData) {
        this.collectedData = collectedData;
    }

    @GetMapping("/tasks/picture/{id}/{position}/{column}")
    ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable int position, @PathVariable String column) {
        return collectedData
                .file(RequestId.parse(id), position, column)
                .filter(file -> file.mediaType() != null && PICTURES.contains(file.mediaType()))
                .map(file -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(file.mediaType()))
                        .cacheControl(CacheControl.noStore())
                        .body(file.content()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
