package uk.rightsdesk.letter;

import static uk.rightsdesk.letter.LetterSamples.ASKED;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/** A letter of every kind as the sample company would write it in the course of a request. */
final class LetterGallery {

    private static final LocalDate CLOSES = LocalDate.of(2026, 12, 21);
    private static final String QUESTION = """
            Which of these do you mean: the data of your account, the experiences you shared with us, or your letters to our support team?
            If you mean the letters, do you remember when you wrote them?""";
    private static final List<Reason> CLOCK = LetterSamples.inTime().clock();
    private static final List<Reason> PAUSED = List.of(
            new Reason("We received your request on 20 November 2026.", "UK GDPR Article 12A(1)"),
            new Reason(
                    "We are still waiting for your answer. Until we have it the period is paused, and our dates are those"
                            + " that an answer on 23 November 2026 would give.",
                    "UK GDPR Article 12A(5)"));
    private static final List<Reason> EXTENDED = List.of(
            new Reason("We received your request on 20 November 2026.", "UK GDPR Article 12A(1)"),
            new Reason(
                    "We told you on 23 November 2026 why we need longer, so the period is three months from its start.",
                    "UK GDPR Article 12A(3)"),
            new Reason(
                    "Three months from 20 November 2026 is 20 February 2027, which is a Saturday, so the period ends at"
                            + " the end of the next working day, Monday 22 February 2027.",
                    "UK GDPR Article 12A(1); ICO guidance on the right of access (8 December 2025)"));

    private LetterGallery() {}

    /** One letter of each template, in the order in which a request may meet them. */
    static List<LetterContent> every(LetterHead head) {
        return List.of(
                LetterSamples.acknowledgement(head),
                LetterSamples.identityEvidence(head),
                identityReminder(head),
                LetterSamples.identityNotVerified(head),
                clarification(head, QUESTION),
                clarificationReminder(head),
                closed(head, AwaitedReply.CLARIFICATION),
                extension(head, ExtensionGround.COMPLEXITY),
                progress(head, ProgressNoteContent.Standing.EXTENDED),
                fee(head, FeeGround.FURTHER_COPIES),
                refusal(head, RefusalGround.MANIFESTLY_EXCESSIVE),
                withdrawal(head),
                new ComplaintAcknowledgementContent(head),
                complaintOutcome(head),
                marketingStopped(head),
                thirdParty(head, ""),
                RecipientSamples.notice(head, NoticeKind.ERASED),
                OutcomeSamples.rectification(head),
                OutcomeSamples.restriction(head, true, RestrictionGround.LEGAL_CLAIMS),
                OutcomeSamples.lifting(head, RestrictionGround.ACCURACY_CONTESTED),
                OutcomeSamples.objection(head, OverridingGround.COMPELLING_GROUNDS),
                PortabilitySamples.toPerson(head),
                PortabilitySamples.transfer(head),
                information(head, true),
                OutcomeSamples.erasure(head),
                BreachSamples.notice(head),
                BreachSamples.report(head),
                BreachSamples.register(head),
                LetterSamples.accessResponse(head),
                new AccessVolumeContent(head, 2, 3, LetterSamples.data("Amelia Hart")));
    }

    /** The same templates with their other grounds and standings. */
    static List<LetterContent> variants(LetterHead head) {
        return List.of(
                closed(head, AwaitedReply.FEE),
                closed(head, AwaitedReply.IDENTITY),
                closed(head, AwaitedReply.AUTHORITY),
                closed(head, AwaitedReply.CONFIRMATION),
                OutcomeSamples.nothingToErase(head),
                extension(head, ExtensionGround.NUMBER_OF_REQUESTS),
                progress(head, ProgressNoteContent.Standing.PAUSED),
                progress(head, ProgressNoteContent.Standing.ENQUIRIES),
                fee(head, FeeGround.MANIFESTLY_EXCESSIVE),
                fee(head, FeeGround.MANIFESTLY_UNFOUNDED),
                refusal(head, RefusalGround.MANIFESTLY_UNFOUNDED),
                refusal(head, RefusalGround.EXEMPTION),
                thirdParty(head, "Amelia Hart"),
                RecipientSamples.notice(head, NoticeKind.RECTIFIED),
                RecipientSamples.notice(head, NoticeKind.RESTRICTED),
                RecipientSamples.reminder(head, NoticeKind.RESTRICTION_LIFTED),
                OutcomeSamples.restriction(head, false, RestrictionGround.OBJECTION_PENDING),
                OutcomeSamples.restriction(head, true, RestrictionGround.UNLAWFUL_USE),
                OutcomeSamples.objection(head, OverridingGround.LEGAL_CLAIMS),
                PortabilitySamples.sent(head),
                PortabilitySamples.notSent(head),
                information(head, false),
                BreachSamples.further(head),
                late(head));
    }

    static IdentityEvidenceReminderContent identityReminder(LetterHead head) {
        IdentityEvidenceRequestContent request = LetterSamples.identityEvidence(head);
        return new IdentityEvidenceReminderContent(
                head,
                ASKED,
                LocalDate.of(2026, 11, 21),
                request.evidence(),
                request.howToSend(),
                request.replyBy(),
                request.clock());
    }

    static ClarificationRequestContent clarification(LetterHead head, String question) {
        return new ClarificationRequestContent(
                head,
                ASKED,
                question,
                "You have been with us for nine years, and your name is in more than 40,000 of our records. We cannot"
                        + " tell from your letter which of them you would like to see.",
                CLOSES,
                PAUSED);
    }

    static ClarificationReminderContent clarificationReminder(LetterHead head) {
        return new ClarificationReminderContent(head, ASKED, QUESTION, LocalDate.of(2026, 11, 21), CLOSES, PAUSED);
    }

    static ClosedWithoutReplyContent closed(LetterHead head, AwaitedReply awaited) {
        return new ClosedWithoutReplyContent(
                head, ASKED, awaited, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 22));
    }

    static ExtensionNoticeContent extension(LetterHead head, ExtensionGround ground) {
        return new ExtensionNoticeContent(
                head,
                ASKED,
                ground,
                ground == ExtensionGround.COMPLEXITY
                        ? "Your messages to our support team also speak about three other people. We must ask each of them"
                                + " before we can give you the messages."
                        : "In November you sent us six requests about different parts of your data. They are held in"
                                + " different systems, and we answer them together.",
                LocalDate.of(2026, 12, 20),
                LocalDate.of(2027, 2, 22),
                EXTENDED);
    }

    static ProgressNoteContent progress(LetterHead head, ProgressNoteContent.Standing standing) {
        boolean paused = standing == ProgressNoteContent.Standing.PAUSED;
        return new ProgressNoteContent(
                head,
                ASKED,
                standing,
                paused ? QUESTION : "",
                paused ? "" : "We have collected all your data. Two of the three people we asked have answered.",
                paused ? LocalDate.of(2026, 12, 21) : LocalDate.of(2027, 2, 22),
                paused ? PAUSED : EXTENDED);
    }

    static FeeNoticeContent fee(LetterHead head, FeeGround ground) {
        return new FeeNoticeContent(
                head,
                ASKED,
                ground,
                "We sent you a full copy on 2 November 2026. Nothing in it has changed since. You would like another"
                        + " copy on paper.",
                List.of(
                        new FeeNoticeContent.Cost("Staff time", "2 hours at £16.50 an hour", 3_300),
                        new FeeNoticeContent.Cost("Printing", "412 pages at 4p", 1_648),
                        new FeeNoticeContent.Cost("Postage", "Tracked parcel, 2 kg", 859)),
                "By bank transfer to Customer First Group, sort code 00-00-00, account 00000000.\n"
                        + "By cheque to the address at the head of this letter.",
                head.reference(),
                CLOSES,
                List.of(new Reason(
                        "We are waiting for the fee. The period starts on the day we receive it; until then our dates are"
                                + " provisional and counted from the day we received your request.",
                        "UK GDPR Article 12A(2)")));
    }

    static RefusalContent refusal(LetterHead head, RefusalGround ground) {
        RefusalContent.Ground why = ground == RefusalGround.EXEMPTION
                ? new RefusalContent.Ground(
                        ground,
                        "All that we hold about you is in letters between us and our lawyers about your claim.",
                        "",
                        "Data Protection Act 2018 Schedule 2 paragraph 19")
                : new RefusalContent.Ground(
                        ground,
                        "You asked for the same data four times in five weeks. Nothing in it has changed.",
                        "We gave you a full copy on 15 October, 22 October and 2 November 2026.\n"
                                + "Your account has not been used since 1 October 2026.",
                        "");
        return new RefusalContent(
                head,
                ASKED,
                List.of(why),
                Answer.none("We are giving you no data with this letter. You have had all of it from us before."),
                LetterSamples.inTime());
    }

    static WithdrawalContent withdrawal(LetterHead head) {
        return new WithdrawalContent(head, ASKED, LocalDate.of(2026, 11, 22));
    }

    static ComplaintOutcomeContent complaintOutcome(LetterHead head) {
        return new ComplaintOutcomeContent(
                head,
                List.of(
                        new ComplaintOutcomeContent.Issue(
                                "You asked us in June for a copy of your data, and heard nothing for seven weeks.",
                                "Your email was put into the wrong folder. Nobody looked at it until 3 August.",
                                "We are sorry. That folder is now read every day. You have had your copy since 5 August.",
                                ComplaintOutcomeContent.Verdict.UPHELD),
                        new ComplaintOutcomeContent.Issue(
                                "You think that we passed your telephone number to a shop.",
                                "We looked at every message to that shop. Your number is in none of them.",
                                "We changed nothing, as the number did not come from us.",
                                ComplaintOutcomeContent.Verdict.NOT_UPHELD)));
    }

    static MarketingStoppedContent marketingStopped(LetterHead head) {
        return new MarketingStoppedContent(head, "amelia.hart@example.org", LocalDate.of(2026, 11, 23));
    }

    static ThirdPartyNoticeContent thirdParty(LetterHead head, String requester) {
        return new ThirdPartyNoticeContent(
                head,
                requester,
                List.of("Your first name, in a message about a delayed train", "The time at which you changed trains"),
                URI.create("https://desk.customer-first.example/answer/7c1f0e52"),
                CLOSES);
    }

    static InformationResponseContent information(LetterHead head, boolean current) {
        List<NoticePart.Block> blocks = List.of(
                new NoticePart.Block(false, List.of("We may share your details with " + head.addressee() + ".")),
                new NoticePart.Block(true, List.of("professional advisors;", "data analytics providers.")));
        return new InformationResponseContent(
                head,
                "information about how we use your personal data",
                current ? head.date() : LocalDate.of(2024, 5, 1),
                current,
                List.of(
                        new InformationResponseContent.Version(
                                "Changes to our privacy notice",
                                LocalDate.of(2026, 11, 22),
                                List.of(new NoticePart("What has changed", false, blocks))),
                        new InformationResponseContent.Version(
                                "Privacy notice",
                                LocalDate.of(2022, 12, 9),
                                List.of(
                                        new NoticePart("How we share", false, List.of()),
                                        new NoticePart("Trusted third parties", true, blocks)))),
                URI.create("https://desk.customer-first.example/notice"),
                LetterSamples.inTime());
    }

    /** A refusal that comes twelve days after its day. */
    static RefusalContent late(LetterHead head) {
        RefusalContent usual = refusal(head, RefusalGround.EXEMPTION);
        return new RefusalContent(
                head,
                usual.asked(),
                usual.grounds(),
                usual.provided(),
                new AnswerTime(
                        head.date().minusDays(12),
                        usual.time().clock(),
                        "The person who worked on your request fell ill, and we noticed too late."));
    }
}
