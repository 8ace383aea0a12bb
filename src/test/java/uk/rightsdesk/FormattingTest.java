package uk.rightsdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source file is as the formatter writes it. {@code ./mvnw test -Dtest=FormattingTest -Drightsdesk.format=true}
 * rewrites those that are not. A test and not a Maven plugin, because the formatter must run on the JDK that the
 * sources are written for and Maven itself may run on an older one.
 */
class FormattingTest {

    private static final boolean REWRITE = Boolean.getBoolean("rightsdesk.format");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    @Test
    void shouldBeFormatted() throws IOException, FormatterException {
        List<Path> wrong = new ArrayList<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            String formatted = formatted(source);
            if (!formatted.equals(source)) {
                if (REWRITE) {
                    Files.writeString(file, formatted);
                } else {
                    wrong.add(file);
                }
            }
        }
        assertThat(wrong)
                .as("run ./mvnw test -Dtest=FormattingTest -Drightsdesk.format=true")
                .isEmpty();
    }

    private String formatted(String source) throws FormatterException {
        String tidy = RemoveUnusedImports.removeUnusedImports(source);
        return formatter.formatSource(ImportOrderer.reorderImports(tidy, JavaFormatterOptions.Style.PALANTIR));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
