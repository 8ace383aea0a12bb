package uk.rightsdesk.endtoend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Looks for words in files as somebody would who wants to know what was left out, without the product's own gate: in
 * names and bytes, in archives, in the text of PDFs and in all that is packed inside them.
 */
final class Attack {

    private final List<String> words;
    private final List<String> found = new ArrayList<>();

    private Attack(List<String> words) {
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /** @return each word found, with the file it was found in */
    static List<String> finds(List<String> words, Map<String, byte[]> files) throws IOException {
        Attack attack = new Attack(words);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            attack.open(file.getKey(), file.getValue());
        }
        return attack.found;
    }

    private void open(String name, byte[] content) throws IOException {
        read(name, name);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            read(name, new String(content, charset));
        }
        if (name.endsWith(".pdf")) {
            pdf(name, content);
        }
        if (name.endsWith(".zip")) {
            zip(name, content);
        }
    }

    private void read(String name, String text) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        words.stream().filter(lower::contains).forEach(word -> found.add(name + ": " + word));
    }

    private void pdf(String name, byte[] content) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            read(name, new PDFTextStripper().getText(document));
            read(name, document.getDocumentInformation().getCOSObject().toString());
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                COSBase object = document.getDocument().getObjectFromPool(key).getObject();
                if (object instanceof COSStream stream) {
                    try (InputStream unpacked = stream.createInputStream()) {
                        read(name, new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
    }

    private void zip(String name, byte[] content) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                open(name + "/" + entry.getName(), zip.readAllBytes());
            }
        }
    }
}
