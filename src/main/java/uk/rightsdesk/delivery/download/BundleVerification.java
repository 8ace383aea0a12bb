package uk.rightsdesk.delivery.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.audit.SignatureCheck;

/** Checks an archive that somebody has: that it is ours, and that every file in it is as we made it. Needs no desk. */
public final class BundleVerification {

    /**
     * What came of it.
     *
     * @param signer id of the key that signed; null where no given key did
     * @param files how many files were checked
     * @param letterSigner who the certificate in the letter's own signature says signed it; null where it bears none
     * @param findings each file that is not as it was, one line each; empty where all are
     */
    public record Result(@Nullable String signer, @Nullable String letterSigner, int files, List<String> findings) {

        public boolean intact() {
            return signer != null && findings.isEmpty();
        }
    }

    private final SignatureCheck check;

    public BundleVerification(SignatureCheck check) {
        this.check = check;
    }

    /**
     * @throws ZipException when the file is no archive of ours
     * @throws IOException when it cannot be read
     */
    public Result verify(Path archive) throws IOException {
        List<String> findings = new ArrayList<>();
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, LetterCheck.Result> letters = new LinkedHashMap<>();
        byte[] sums = new byte[0];
        String signature = "";
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String path = entry.getName().substring(entry.getName().indexOf('/') + 1);
                byte[] content;
                try {
                    content = zip.readAllBytes();
                } catch (ZipException damaged) {
                    findings.add("CHANGED  " + path + " (its packed bytes do not agree)");
                    found.put(path, "");
                    break;
                }
                switch (path) {
                    case Archive.SUMS -> sums = content;
                    case Archive.SIGNATURE -> signature = new String(content, StandardCharsets.US_ASCII);
                    default -> {
                        if (path.indexOf('/') < 0 && LetterCheck.isPdf(content)) {
                            letters.put(path, LetterCheck.of(content));
                        }
                        if (found.put(path, HexFormat.of().formatHex(Sha256.of(content))) != null) {
                            findings.add("TWICE    " + path);
                        }
                    }
                }
            }
        }
        if (found.isEmpty()) {
            throw new ZipException("not an archive");
        }
        String signer = check.signer(sums, signature).orElse(null);
        if (signer == null) {
            findings.add("UNSIGNED " + Archive.SUMS + ": no given key signed it, or it was changed");
        }
        compare(new String(sums, StandardCharsets.UTF_8), found, findings);
        letters.forEach((path, letter) -> {
            String changed = "CHANGED  " + path;
            if (!letter.intact() && findings.stream().noneMatch(finding -> finding.startsWith(changed))) {
                findings.add(changed + " (the signature inside it does not agree)");
            }
        });
        String letterSigner = letters.values().stream()
                .flatMap(letter -> letter.signer().stream())
                .findFirst()
                .orElse(null);
        return new Result(signer, letterSigner, found.size(), List.copyOf(findings));
    }

    private static void compare(String sums, Map<String, String> found, List<String> findings) {
        TreeSet<String> unlisted = new TreeSet<>(found.keySet());
        for (String line : sums.lines().toList()) {
            String[] parts = line.split(" {2}", 2);
            if (parts.length < 2) {
                continue;
            }
            unlisted.remove(parts[1]);
            String sum = found.get(parts[1]);
            if (sum == null) {
                findings.add("MISSING  " + parts[1]);
            } else if (!sum.isEmpty() && !sum.equals(parts[0])) {
                findings.add("CHANGED  " + parts[1]);
            }
        }
        unlisted.forEach(path -> findings.add("ADDED    " + path));
    }
}
