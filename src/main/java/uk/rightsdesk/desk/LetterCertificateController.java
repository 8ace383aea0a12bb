package uk.rightsdesk.desk;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import uk.rightsdesk.delivery.download.LetterSignatures;

/** Publishes what the signature inside a letter is checked with. */
@Controller
class LetterCertificateController {

    private static final MediaType PEM = MediaType.parseMediaType("application/pem-certificate-chain");

    private final LetterSignatures signatures;

    LetterCertificateController(LetterSignatures signatures) {
        this.signatures = signatures;
    }

    @GetMapping("/d/letter-certificates.pem")
    ResponseEntity<String> certificates() {
        return ResponseEntity.ok().contentType(PEM).body(signatures.certificates());
    }
}
