package uk.rightsdesk.delivery.download;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.request.Request;

/** The words of the emails that carry a link and a code. They say nothing of what is in the answer. */
@Component
class Announcement {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final DataController controller;
    private final DownloadProperties properties;
    private final TemplateEngine engine = engine();

    Announcement(DataController controller, DownloadProperties properties) {
        this.controller = controller;
        this.properties = properties;
    }

    String ofLink(Request request, String link, boolean codeByEmail) {
        return engine.process(
                "answer-link",
                new Context(
                        Locale.UK,
                        Map.of(
                                "request", head(request),
                                "controller", controller,
                                "link", link,
                                "codeByEmail", codeByEmail,
                                "days", properties.linkValidity().toDays())));
    }

    String ofCode(Request request, String code) {
        return engine.process(
                "answer-code",
                new Context(Locale.UK, Map.of("request", head(request), "controller", controller, "code", code)));
    }

    /** With an archive that is encrypted; its password is in no email. */
    String ofEncrypted(Request request) {
        return engine.process(
                "answer-encrypted", new Context(Locale.UK, Map.of("request", head(request), "controller", controller)));
    }

    /** To somebody whom the requester named: it does not name the requester. */
    String ofTransfer(Request request, String reader, String link) {
        return engine.process(
                "transfer-link",
                new Context(
                        Locale.UK,
                        Map.of(
                                "request", new Head(request.reference(), reader),
                                "reader", reader,
                                "controller", controller,
                                "link", link,
                                "days", properties.linkValidity().toDays())));
    }

    String ofTransferCode(Request request, String reader, String code) {
        return engine.process(
                "transfer-code",
                new Context(
                        Locale.UK,
                        Map.of(
                                "request",
                                new Head(request.reference(), reader),
                                "controller",
                                controller,
                                "code",
                                code)));
    }

    String ofExpiry(Request request, DownloadLink link) {
        return engine.process(
                "answer-reminder",
                new Context(
                        Locale.UK,
                        Map.of(
                                "request", head(request),
                                "controller", controller,
                                "sent", day(link.sentAt()),
                                "expires", day(link.expiresAt()))));
    }

    private static String day(@Nullable Instant at) {
        return DAY.format(StatutoryClock.dateOf(Objects.requireNonNull(at, "a link that was sent")));
    }

    /** What an email may say of a request. */
    record Head(String reference, String addressee) {}

    private static Head head(Request request) {
        return new Head(request.reference(), request.requesterName().orElse("Sir or Madam"));
    }

    /** No bean: a template engine among the beans would stand in for the web's. */
    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Announcement.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setSuffix(".txt");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
