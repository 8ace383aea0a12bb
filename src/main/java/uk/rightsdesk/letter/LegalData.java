package uk.rightsdesk.letter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Where the dated data of letters comes from, as configured under {@code rightsdesk.letters}, so that a change of law
 * needs no new build.
 *
 * @param wording the legal wording, in YAML
 * @param regulator the regulator, in YAML
 */
@ConfigurationProperties("rightsdesk.letters")
record LegalData(
        @DefaultValue("classpath:letters/wording.yaml") Resource wording,
        @DefaultValue("classpath:letters/regulator.yaml") Resource regulator) {}
