package uk.rightsdesk.letter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.io.ClassPathResource;

/** Letters as the sample company would write them. */
final class LetterSamples {

    static final LocalDate DATE = LocalDate.of(2026, 11, 23);
    static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);
    static final String ASKED = "a copy of your personal data";

    static final String ARABIC = "محمد الأمين";

    /** One person's name in many scripts, beside signs that browsers and email programs let people type. */
    static final String AWKWARD =
            "Siân Tŷ Ŵyn · Zażółć gęślą jaźń · محمد الأمين · שלום · Ωμέγα · Приве́т · 王小明 · 김철수 · 🎉👩‍⚕️🇬🇧❤️ · office → ½ ✓";

    static {
        // A test without Spring logs at DEBUG, and these libraries say so much that it takes longer than the work
        LoggingSystem logging = LoggingSystem.get(LetterSamples.class.getClassLoader());
        List.of("org.thymeleaf", "org.apache", "org.verapdf", "org.springframework")
                .forEach(library -> logging.setLogLevel(library, LogLevel.WARN));
    }

    private LetterSamples() {}

    static Letters letters() {
        return new Letters(controller(), legalData());
    }

    static DataController controller() {
        return new DataController(
                "Customer First Group",
                "Sample Company Limited, trading as Customer First Group",
                List.of("160 Example House", "City Road", "London", "EC1V 0AA"),
                "hello@customer-first.example",
                "ZA000000",
                URI.create("https://customer-first.example/complaint"),
                null);
    }

    static LegalData legalData() {
        return new LegalData(
                new ClassPathResource("letters/wording.yaml"), new ClassPathResource("letters/regulator.yaml"));
    }

    /** The page a letter is set from. */
    static Document page(LetterContent content) {
        LawOfTheDay law = new LawBook(legalData()).on(content.head().date());
        return new Templates(legalData())
                .fill(
                        Letters.template(content),
                        content,
                        Print.STANDARD,
                        controller(),
                        Objects.requireNonNull(law.regulator()),
                        law);
    }

    static LetterHead head() {
        return LetterHead.byEmail("R-2026-000042", DATE, "Amelia Hart", RECEIVED);
    }

    /** A head that tries everything a form field lets through. */
    static LetterHead awkwardHead() {
        return new LetterHead(
                "R-2026-000043",
                DATE,
                AWKWARD,
                List.of(
                        ARABIC,
                        "<script>alert('x')</script>",
                        "[[${7*7}]] __${7*7}__ ${T(java.lang.Runtime)}",
                        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(4),
                        "bell \u0007, half a pair \uD83D, Hangul \uAE40"),
                RECEIVED,
                others());
    }

    /** One message, several rights: one of each standing. */
    static List<OtherRequest> others() {
        return Stream.of(OtherRequest.Standing.values())
                .map(standing -> new OtherRequest(
                        "R-2026-%06d".formatted(50 + standing.ordinal()),
                        "the erasure of your personal data",
                        standing,
                        standing == OtherRequest.Standing.OPEN ? DATE.plusDays(20) : DATE))
                .toList();
    }

    static AcknowledgementContent acknowledgement(LetterHead head) {
        return new AcknowledgementContent(
                head,
                ASKED,
                LocalDate.of(2026, 12, 21),
                List.of(
                        Reason.fact("Your request reached us on 20 November 2026."),
                        new Reason(
                                "We have one month to answer, so the time ends on 20 December 2026.",
                                "UK GDPR Article 12A(1)"),
                        new Reason(
                                "That is a Sunday, so it ends on the next working day.",
                                "ICO right of access guidance")),
                true,
                false);
    }

    /** A time to answer that ends a month after the date of these letters. */
    static AnswerTime inTime() {
        return AnswerTime.of(
                LocalDate.of(2026, 12, 21),
                List.of(
                        new Reason("We received your request on 20 November 2026.", "UK GDPR Article 12A(1)"),
                        new Reason(
                                "One month from then is 20 December 2026, which is a Sunday, so the period ends at the end"
                                        + " of the next working day, Monday 21 December 2026.",
                                "UK GDPR Article 12A(1); ICO guidance on the right of access (8 December 2025)")));
    }

    static IdentityEvidenceRequestContent identityEvidence(LetterHead head) {
        return new IdentityEvidenceRequestContent(
                head,
                ASKED,
                List.of(EvidenceGround.NOT_AUTHENTICATED, EvidenceGround.NO_ONE_ACCOUNT),
                List.of(Evidence.REPLY_FROM_HELD_ADDRESS, Evidence.ACCOUNT_QUESTION, Evidence.DOCUMENT),
                "https://rights.customer-first.example/d/evidence/a-token",
                LocalDate.of(2026, 12, 21),
                List.of(new Reason(
                        "The month we have to answer starts on the day we receive what we need to know who you are.",
                        "UK GDPR Article 12A(2)")));
    }

    static IdentityNotVerifiedContent identityNotVerified(LetterHead head) {
        return new IdentityNotVerifiedContent(head, ASKED);
    }

    static AccessResponseContent accessResponse(LetterHead head) {
        return accessResponse(head, data("Amelia Hart"), List.of(json()));
    }

    static AccessResponseContent accessResponse(LetterHead head, List<DataSection> data, List<Attachment> attachments) {
        return new AccessResponseContent(
                head,
                ASKED,
                true,
                Answer.given(List.of(
                        new AccessResponseContent.Purpose("To run your account", "Our contract with you"),
                        new AccessResponseContent.Purpose(
                                "To pass your experience on to the business it is about", "Your consent"))),
                Answer.given(List.of(
                        new AccessResponseContent.Category("Contact details", "name, email address, telephone number"),
                        new AccessResponseContent.Category(
                                "Customer experiences", "what you wrote, rating, pictures"))),
                Answer.given(List.of(
                        new AccessResponseContent.Recipient(
                                "Northwind Trains Ltd",
                                "Your experience of 3 March 2026, your name and your email address",
                                List.of(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 4, 1))),
                        new AccessResponseContent.Recipient("Harbour Hosting Ltd", "All data, to host it", List.of()))),
                Answer.given(List.of(
                        new AccessResponseContent.Retention("Your account", "Two years after you last signed in"),
                        new AccessResponseContent.Retention("Customer experiences", "Six years after you sent them"))),
                Answer.none("All of the data came from you or from your use of our website."),
                Answer.none("We make no decisions about you by computer alone, and we build no profile of you."),
                Answer.none("We do not send your data outside the United Kingdom."),
                List.of(
                        new AccessResponseContent.Search(
                                "Customer experience database",
                                "By your email address and your account number, all dates",
                                "1 account, 3 experiences"),
                        new AccessResponseContent.Search(
                                "Support mailbox", "By your email address, 2024 to today", "Nothing held")),
                Answer.given(List.of(new AccessResponseContent.Withheld(
                        "The name of another customer in one support message",
                        RefusalGround.EXEMPTION,
                        "It is about someone else, who has not agreed, and you can understand the message without it.",
                        "Data Protection Act 2018 Schedule 2 paragraph 16"))),
                List.of(new AccessResponseContent.Term("NPS", "How likely you said you are to recommend the business")),
                data,
                attachments,
                List.of(),
                inTime());
    }

    static AccessResponseContent nothingHeld(LetterHead head) {
        String none = "We hold no personal data about you.";
        return new AccessResponseContent(
                head,
                ASKED,
                false,
                Answer.none(none),
                Answer.none(none),
                Answer.none(none),
                Answer.none(none),
                Answer.none(none),
                Answer.none(none),
                Answer.none(none),
                List.of(new AccessResponseContent.Search(
                        "Customer experience database", "By your name", "Nothing held")),
                Answer.none("We left nothing out."),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                inTime());
    }

    static AccessResponseContent everyPartFilled(LetterHead head) {
        AccessResponseContent usual = accessResponse(head);
        return new AccessResponseContent(
                head,
                usual.asked(),
                true,
                usual.purposes(),
                usual.categories(),
                usual.recipients(),
                usual.retention(),
                Answer.given(List.of(new AccessResponseContent.Source("Your address", "Royal Mail"))),
                Answer.given(List.of(new AccessResponseContent.AutomatedDecision(
                        "Whether a message is spam", "By the words in it", "It is not passed on"))),
                Answer.given(List.of(new AccessResponseContent.Transfer(
                        "Harbour Hosting Ltd", "Norway", "UK adequacy regulations"))),
                usual.searches(),
                usual.withheld(),
                usual.terms(),
                Stream.concat(usual.data().stream(), Stream.of(new DataSection("Pictures", "", List.of(), pictures())))
                        .toList(),
                usual.attachments(),
                List.of(),
                usual.time());
    }

    /** Pictures of every kind that people send: photographs, grey, transparent, few colours, damaged. */
    static List<Picture> pictures() {
        return List.of(
                new Picture(image(BufferedImage.TYPE_INT_RGB, "jpeg"), "A photograph", ""),
                new Picture(image(BufferedImage.TYPE_BYTE_GRAY, "jpeg"), "A grey photograph", ""),
                new Picture(image(BufferedImage.TYPE_INT_ARGB, "png"), "A drawing with a transparent ground", ""),
                new Picture(image(BufferedImage.TYPE_BYTE_INDEXED, "png"), "A drawing in few colours", ""),
                new Picture(new byte[] {1, 2, 3}, "A damaged photograph", ""));
    }

    /** So many visits to the site, in one table of two columns. */
    static List<DataSection> visits(int count) {
        DataTable visits = new DataTable(
                "Visits to our site",
                "",
                List.of("Visit", "Page"),
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> List.of("visit " + number, "/page/" + number))
                        .toList());
        return List.of(new DataSection("What you looked at", "", List.of(visits), List.of()));
    }

    static List<DataSection> data(String name) {
        DataTable account = new DataTable(
                "Your account",
                "What you told us when you opened your account.",
                List.of("Account number", "Name", "Email", "Telephone", "Address", "Date of birth", "Opened on"),
                List.of(Arrays.asList(
                        "10001",
                        name,
                        "amelia.hart@example.org",
                        null,
                        "12 Orchard Lane\nBristol\nBS1 4ST",
                        "4 May 1988",
                        "11 January 2024")));
        DataTable logins = new DataTable(
                "When you signed in",
                "",
                List.of("When", "From", "Result"),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(day -> List.of(day + " March 2026, 09:15", "203.0.113." + day, "signed in"))
                        .toList());
        DataTable experiences = new DataTable(
                "Your customer experiences",
                "What you wrote about businesses, as you wrote it.",
                List.of("Business", "Date", "Rating", "What you wrote"),
                List.of(
                        List.of(
                                "Northwind Trains Ltd",
                                "3 March 2026",
                                "4 of 5",
                                "The train was late, but the conductor was kind and told us what was going on. "
                                        .repeat(3)),
                        List.of("Corner Café", "9 March 2026", "5 of 5", AWKWARD)));
        return List.of(
                new DataSection("About you", "Your account and how you used it.", List.of(account, logins), List.of()),
                new DataSection(
                        "Customer experiences",
                        "",
                        List.of(experiences, new DataTable("Your complaints", "", List.of("Date"), List.of())),
                        List.of(new Picture(
                                png(), "A photograph of a train ticket", "Sent with the experience of 3 March 2026"))));
    }

    static Attachment json() {
        return new Attachment(
                "R-2026-000042.json",
                "application/json",
                "Your data for computers",
                "{\"account\":{\"name\":\"Amelia Hart\"}}".getBytes(StandardCharsets.UTF_8));
    }

    static byte[] png() {
        return image(BufferedImage.TYPE_INT_RGB, "png");
    }

    private static byte[] image(int colours, String format) {
        BufferedImage image = new BufferedImage(320, 80, colours);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x0B4F6C));
        pen.fillRect(20, 20, 280, 30);
        pen.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
