package uk.rightsdesk.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Process models, decision tables and forms: what travels to the engine in one deployment. */
record Models(SortedMap<String, byte[]> files) {

    private static final List<String> KINDS = List.of("bpmn/*.bpmn", "bpmn/*.dmn", "forms/*.form");

    /** @param root resource location pattern of the directory that holds {@code bpmn/} and {@code forms/} */
    static Models under(String root) {
        var resolver = new PathMatchingResourcePatternResolver();
        var files = new TreeMap<String, byte[]>();
        try {
            for (var kind : KINDS) {
                for (var resource : resolver.getResources(root + kind)) {
                    files.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The models are unreadable", unreadable);
        }
        return new Models(files);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** One hash over names and contents, each preceded by its length so that nothing can move from one to the next. */
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var name = file.getKey().getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
                digest.update(name);
                digest.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(file.getValue().length)
                        .array());
                digest.update(file.getValue());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
