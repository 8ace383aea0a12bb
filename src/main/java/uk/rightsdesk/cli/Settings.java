package uk.rightsdesk.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings of the desk, read as the desk reads them, for a command that does not start it. */
final class Settings {

    private Settings() {}

    static Binder read(@Nullable Path furtherFile) {
        var environment = new StandardEnvironment();
        if (furtherFile != null) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "command line",
                            Map.of(
                                    "spring.config.additional-location",
                                    furtherFile.toUri().toString())));
        }
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment);
    }
}
