package uk.rightsdesk.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written about a parcel of letters that went to the wrong house. */
final class BreachSamples {

    private BreachSamples() {}

    static BreachNoticeContent notice(LetterHead head) {
        return new BreachNoticeContent(
                head,
                "A file with your name, email address and the experiences you shared with us was sent to a shop that it"
                        + " was not meant for.\nThe shop opened it on 20 November.",
                "Somebody at the shop may know what you wrote. They may write to you.",
                "The shop has told us that it deleted the file. We now check each address twice.",
                "Please be careful with emails about your experiences.");
    }

    static BreachReportContent report(LetterHead head) {
        return report(head, 1, false, "", 42, "Experiences and contact details");
    }

    static BreachReportContent further(LetterHead head) {
        return report(head, 2, true, "The only person who could tell us was away.", null, "");
    }

    private static BreachReportContent report(
            LetterHead head, int phase, boolean late, String because, @Nullable Integer people, String records) {
        return new BreachReportContent(
                head,
                phase,
                "Friday 20 November 2026 at 16:00",
                "Monday 23 November 2026 at 10:00",
                late,
                because,
                "A file was sent to a shop that it was not meant for.",
                "Customers who shared an experience",
                people,
                records,
                people,
                "The data rights desk, hello@customer-first.example",
                "The shop may know what they wrote.",
                "The shop deleted the file.\nAddresses are checked twice.");
    }

    static BreachRegisterContent register(LetterHead head) {
        return new BreachRegisterContent(
                head,
                List.of(new BreachRegisterContent.Entry(
                        "B-2026-000001",
                        List.of(
                                new BreachRegisterContent.Field("What happened", "A file went astray.\nIt came back."),
                                new BreachRegisterContent.Field("Closed", "")))));
    }
}
