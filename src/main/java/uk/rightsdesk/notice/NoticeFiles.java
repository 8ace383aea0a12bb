package uk.rightsdesk.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The versions of the notice that the company keeps as files. */
final class NoticeFiles {

    private NoticeFiles() {}

    /** @param content the whole file */
    record File(NoticeVersion version, String content) {}

    /** @throws InvalidNotice when one cannot be read, or they do not go together */
    static List<File> read(String location, ResourcePatternResolver resources) {
        List<File> files = new ArrayList<>();
        try {
            for (Resource resource : resources.getResources(location)) {
                byte[] content = resource.getContentAsByteArray();
                files.add(new File(
                        NoticeReader.read(String.valueOf(resource.getFilename()), content),
                        new String(content, StandardCharsets.UTF_8)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(files);
    }
}
