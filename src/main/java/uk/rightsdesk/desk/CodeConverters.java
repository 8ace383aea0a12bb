package uk.rightsdesk.desk;

import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uk.rightsdesk.delivery.DeliveryDecision;
import uk.rightsdesk.delivery.download.AnswerPasswords;
import uk.rightsdesk.identity.EvidenceKind;
import uk.rightsdesk.identity.Judgement;
import uk.rightsdesk.intake.TriageDecision;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.Right;

/** Codes of the pages' forms are the engine's: kebab-case. */
@Configuration(proxyBeanMethods = false)
class CodeConverters implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, TriageDecision.Code.class, code -> TriageDecision.Code.valueOf(name(code)));
        registry.addConverter(String.class, Right.class, Right::of);
        registry.addConverter(String.class, Channel.class, code -> Channel.valueOf(name(code)));
        registry.addConverter(
                String.class, DeliveryDecision.Code.class, code -> DeliveryDecision.Code.valueOf(name(code)));
        registry.addConverter(String.class, Party.class, code -> Party.valueOf(name(code)));
        registry.addConverter(String.class, EvidenceKind.class, code -> EvidenceKind.valueOf(name(code)));
        registry.addConverter(String.class, Judgement.AnswerTo.class, code -> Judgement.AnswerTo.valueOf(name(code)));
        registry.addConverter(String.class, AnswerPasswords.By.class, code -> AnswerPasswords.By.valueOf(name(code)));
        registry.addConverter(
                String.class, AnswerController.CodeBy.class, code -> AnswerController.CodeBy.valueOf(name(code)));
    }

    private static String name(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
