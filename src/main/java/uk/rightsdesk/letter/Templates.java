package uk.rightsdesk.letter;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Fills the letter templates. They have an engine of their own, apart from the one of the web pages; it is no bean,
 * because a template engine among the beans would stand in for the web's.
 */
final class Templates {

    private static final String FOLDER = "letters/";

    private final TemplateEngine engine = engine();
    private final LegalData legalData;
    private final String style = style("letter.css");
    private final String largeStyle = style + style("letter-large.css");

    Templates(LegalData legalData) {
        this.legalData = legalData;
    }

    Document fill(
            String template,
            LetterContent content,
            Print print,
            DataController controller,
            Regulator regulator,
            LawOfTheDay law) {
        Map<String, Object> variables = Map.ofEntries(
                entry("letter", content),
                entry("head", content.head()),
                entry(
                        "toRequester",
                        !(content instanceof ThirdPartyNoticeContent
                                || content instanceof RecipientNoticeContent
                                || content instanceof BreachNoticeContent
                                || content instanceof PortabilityTransferContent)),
                entry("controller", controller),
                entry("regulator", regulator),
                entry("phrases", new Phrases(law, controller, regulator)),
                entry("show", new Presentation(print)),
                entry("style", print == Print.LARGE ? largeStyle : style));
        String html = engine.process(template, new Context(Locale.UK, variables));
        Document page = Jsoup.parse(Typeface.legible(html));
        page.outputSettings().prettyPrint(false);
        return page;
    }

    /** Changes whenever anything changes that the words or the looks of this letter could come from. */
    String version(String template) {
        return new Fingerprint()
                .add(read(new ClassPathResource(FOLDER + "layout.html")))
                .add(read(new ClassPathResource(FOLDER + "document.html")))
                .add(read(new ClassPathResource(FOLDER + template + ".html")))
                .add(read(new ClassPathResource(FOLDER + "data-sections.html")))
                .add(largeStyle.getBytes(StandardCharsets.UTF_8))
                .add(read(legalData.wording()))
                .add(read(legalData.regulator()))
                .abbreviated();
    }

    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix(FOLDER);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    private static String style(String file) {
        return new String(read(new ClassPathResource(FOLDER + file)), StandardCharsets.UTF_8);
    }

    private static byte[] read(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource.getDescription(), e);
        }
    }
}
