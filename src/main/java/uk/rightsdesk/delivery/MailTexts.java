package uk.rightsdesk.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import uk.rightsdesk.letter.DataController;

/** The words of emails that are no letters, from the templates in {@code mail}. */
@Component
public class MailTexts {

    private final DataController controller;
    private final TemplateEngine engine = engine();

    MailTexts(DataController controller) {
        this.controller = controller;
    }

    /**
     * @param template name of a file in {@code mail}, without its ending
     * @param variables what it says besides the controller, which every template can name
     */
    public String fill(String template, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("controller", controller);
        return engine.process(template, new Context(Locale.UK, all));
    }

    /** No bean: a template engine among the beans would stand in for the web's. */
    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailTexts.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setSuffix(".txt");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
