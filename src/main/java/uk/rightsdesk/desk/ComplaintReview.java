package uk.rightsdesk.desk;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.rightsdesk.breach.Breaches;
import uk.rightsdesk.complaint.Complaints;
import uk.rightsdesk.complaint.Topic;
import uk.rightsdesk.letter.ComplaintOutcomeContent.Verdict;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** What staff look into when they review a complaint: what it is about, and its issues one by one. */
@Component
class ComplaintReview implements ReviewMatter {

    private final Complaints complaints;
    private final Requests requests;
    private final RequestPages pages;
    private final Breaches breaches;

    ComplaintReview(Complaints complaints, Requests requests, RequestPages pages, Breaches breaches) {
        this.complaints = complaints;
        this.requests = requests;
        this.pages = pages;
        this.breaches = breaches;
    }

    @Override
    public Right right() {
        return Right.COMPLAINT;
    }

    @Override
    public String template() {
        return "desk/complaint";
    }

    @Override
    public void show(Model model, RequestId request) {
        Request complaint = requests.get(request);
        model.addAttribute("messages", pages.messages(request));
        model.addAttribute("topics", List.of(Topic.values()));
        model.addAttribute("topic", complaints.topic(request).orElse(null));
        model.addAttribute(
                "about", complaints.about(request).map(Request::reference).orElse(null));
        model.addAttribute("issues", complaints.issues(request));
        model.addAttribute("verdicts", List.of(Verdict.values()));
        model.addAttribute("complaintAction", "/tasks/complaint/" + request);
        model.addAttribute("breaches", breaches.of(request));
        List<Request> opened = requests.openedBy(complaint.correspondenceId());
        model.addAttribute(
                "opened",
                opened.stream()
                        .filter(other -> !other.id().equals(request))
                        .map(pages::view)
                        .toList());
        model.addAttribute(
                "openable",
                RightChoice.all(Set.of()).stream()
                        .filter(choice -> opened.stream()
                                .noneMatch(other -> other.right().code().equals(choice.code())))
                        .toList());
    }

    @Override
    public List<String> missing(RequestId request) {
        return complaints.missing(request);
    }
}
