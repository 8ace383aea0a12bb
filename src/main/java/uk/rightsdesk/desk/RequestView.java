package uk.rightsdesk.desk;

import java.time.Instant;
import java.util.List;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;

/** A request as the pages show it. */
record RequestView(
        String reference,
        String right,
        String requester,
        String address,
        String receivedOn,
        String dueOn,
        boolean provisional,
        List<ApplicableTimePeriod.Step> explanation,
        String state,
        String tone) {

    static RequestView of(Request request, ApplicableTimePeriod period, Instant now) {
        boolean open = request.outcome().isEmpty();
        boolean late = open && !now.isBefore(period.lateAt());
        return new RequestView(
                request.reference(),
                capitalised(request.right().words()),
                request.requesterName().orElse("(no name given)"),
                request.requesterAddress(),
                London.date(period.receivedOn()),
                London.date(period.due()),
                period.provisional(),
                period.explanation(),
                request.outcome().map(Outcome::words).orElse(late ? "Overdue" : "Open"),
                late
                        ? "bad"
                        : request.outcome().filter(Outcome.ANSWERED::equals).isPresent() ? "good" : "");
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
