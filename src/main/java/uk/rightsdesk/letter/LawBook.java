package uk.rightsdesk.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.io.Resource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All versions of the wording and of the regulator; opened at a date it gives those in force on that day. */
final class LawBook {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    private final List<Wording> wording;
    private final List<Regulator> regulators;

    LawBook(LegalData data) {
        wording = read(data.wording(), new TypeReference<>() {});
        regulators = read(data.regulator(), new TypeReference<>() {});
    }

    LawOfTheDay on(LocalDate date) {
        return new LawOfTheDay(
                wording.stream().filter(version -> version.inForceOn(date)).toList(),
                wording.stream().map(Wording::id).distinct().toList(),
                regulators.stream().filter(version -> version.inForceOn(date)).toList());
    }

    private static <T> List<T> read(Resource resource, TypeReference<List<T>> type) {
        try (InputStream yaml = resource.getInputStream()) {
            return List.copyOf(YAML.readValue(yaml, type));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource.getDescription(), e);
        }
    }
}
