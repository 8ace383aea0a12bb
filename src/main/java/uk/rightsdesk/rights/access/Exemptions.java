package uk.rightsdesk.rights.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.rightsdesk.clock.StatutoryClock;

/** The exemptions that may be relied on, as dated law. */
@Component
class Exemptions {

    private final List<Exemption> versions;
    private final Clock clock;

    Exemptions(Clock clock) {
        this.clock = clock;
        try (var file = new ClassPathResource("law/exemptions.yaml").getInputStream()) {
            versions = new YAMLMapper().readValue(file, new TypeReference<List<Exemption>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those in force today. */
    List<Exemption> inForce() {
        var today = StatutoryClock.dateOf(clock.instant());
        return versions.stream().filter(version -> version.isInForce(today)).toList();
    }

    Optional<Exemption> inForce(String code) {
        return inForce().stream()
                .filter(exemption -> exemption.code().equals(code))
                .findFirst();
    }

    /** Of an exemption that was relied on, today's version or the newest there was. */
    String citation(String code) {
        return version(code).citation();
    }

    /** What stands in the place of something redacted: why, unless naming that would defeat the exemption. */
    String mark(Redacted redacted) {
        return redacted.named() ? "[redacted: " + version(redacted.exemption()).mark() + "]" : "[redacted]";
    }

    private Exemption version(String code) {
        return inForce(code)
                .or(() -> versions.stream()
                        .filter(version -> version.code().equals(code))
                        .reduce((_, last) -> last))
                .orElseThrow();
    }
}
