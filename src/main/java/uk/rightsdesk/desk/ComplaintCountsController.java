package uk.rightsdesk.desk;

import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.rightsdesk.complaint.ComplaintCount;
import uk.rightsdesk.complaint.Complaints;

/** Complaints counted by month and topic, as a page and as a file: the regulator may ask for the numbers. */
@Controller
class ComplaintCountsController {

    private final Complaints complaints;

    ComplaintCountsController(Complaints complaints) {
        this.complaints = complaints;
    }

    @GetMapping("/complaints")
    String page(Model model) {
        model.addAttribute("counts", complaints.counts());
        return "desk/complaints";
    }

    @GetMapping("/complaints.csv")
    ResponseEntity<String> file() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("complaints.csv")
                                .build()
                                .toString())
                .body(complaints.counts().stream()
                        .map(ComplaintCountsController::row)
                        .collect(Collectors.joining("\r\n", "month,topic,received,closed\r\n", "\r\n")));
    }

    /** Codes and numbers only: nothing in it needs quoting. */
    private static String row(ComplaintCount count) {
        String topic = count.topic() == null ? "not-said-yet" : count.topic().code();
        return "%s,%s,%d,%d".formatted(count.month(), topic, count.received(), count.closed());
    }
}
