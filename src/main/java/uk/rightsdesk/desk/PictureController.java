package uk.rightsdesk.desk;

import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.access.CollectedFile;

/**
 * The pictures among the data found. Only pictures, and only as pictures: nothing else is shown by its claimed type.
 */
@Controller
class PictureController {

    private static final Set<String> PICTURES =
            Set.of(MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_GIF_VALUE);

    private final CollectedData collectedData;

    PictureController(CollectedData collectedData) {
        this.collectedData = collectedData;
    }

    @GetMapping("/tasks/picture/{id}/{position}/{column}")
    ResponseEntity<byte[]> picture(
            @PathVariable String id,
            @PathVariable int position,
            @PathVariable String column,
            @RequestParam(defaultValue = "false") boolean given) {
        RequestId request = RequestId.parse(id);
        CollectedFile file = (given
                        ? collectedData.disclosedFile(request, position, column)
                        : collectedData.file(request, position, column))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String mediaType = file.mediaType();
        if (mediaType == null || !PICTURES.contains(mediaType)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(CacheControl.noStore())
                .body(file.content());
    }
}
