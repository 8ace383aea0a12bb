package uk.rightsdesk.notice;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.mailing.Addressee;
import uk.rightsdesk.mailing.MailingKind;
import uk.rightsdesk.mailing.MailingMatter;
import uk.rightsdesk.mailing.MailingText;

/** What everyone concerned is written of a material change of the notice, before it takes effect. */
@Component
class NoticeMailing implements MailingMatter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final NoticeChangeStore store;
    private final PeopleConcerned people;
    private final DataController controller;
    private final String page;

    NoticeMailing(
            NoticeChangeStore store,
            PeopleConcerned people,
            DataController controller,
            @Value("${rightsdesk.delivery.base-url}") String baseUrl) {
        this.store = store;
        this.people = people;
        this.controller = controller;
        this.page = baseUrl + "/notice/coming";
    }

    @Override
    public MailingKind kind() {
        return MailingKind.NOTICE_CHANGE;
    }

    @Override
    public MailingText text(UUID matter) {
        NoticeDraft.Text draft =
                store.find(new NoticeChangeId(matter)).orElseThrow().draft().text();
        String day = DATE.format(draft.inForceFrom());
        return new MailingText("Our privacy notice changes on " + day, """
                Dear %s,

                We are changing our privacy notice. The new one holds from %s.

                What changes:

                %s

                You can read the new notice here, with every change beside the words of the old one:

                %s

                You do not have to do anything. You have the right to a copy of your data, to have
                them corrected or erased, and to object to how we use them. To use any of these
                rights, or to ask about the change, reply to this email. It costs nothing.
                %s
                You get this email because we hold data about you. It is about your rights and is not
                advertising, so it goes to those, too, who get no marketing from us.

                Yours sincerely,

                The data rights desk
                %s
                %s
                """.formatted(
                MailingText.NAME, day, draft.summary(), page, complain(), controller.name(), controller.email()));
    }

    /** DPA 2018 section 164A: every letter tells of the way to complain. */
    private String complain() {
        return "\nYou can complain to us about how we use your data, "
                + (controller.complaintForm() == null
                        ? "by replying to this email"
                        : "on this page:\n" + controller.complaintForm() + "\n\n" + "or by replying to this email")
                + ". You can also\ncomplain to the regulator: the notice says how.\n";
    }

    @Override
    public List<Addressee> people(UUID matter, @Nullable Found after, int most) {
        return people.page(after, most);
    }
}
