package uk.rightsdesk.letter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceCharacteristicsDictionary;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** One A4 page of text and fields from top to bottom, everything on it tagged. Closing it finishes the document. */
final class TaggedPage implements AutoCloseable {

    private static final float LEFT = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float GAP = 10;

    private final PDPage page = new PDPage(PDRectangle.A4);
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole = new PDStructureElement("Document", root);
    private final COSArray marked = new COSArray();
    private final Map<Integer, PDParentTreeValue> parents = new LinkedHashMap<>();
    private final PDAcroForm form;
    private final PDPageContentStream content;
    private float top = PDRectangle.A4.getHeight() - LEFT;

    TaggedPage(PDDocument document, PDAcroForm form, String title) throws IOException {
        this.form = form;
        document.addPage(page);
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        page.setStructParents(0);
        root.appendKid(whole);
        describe(document, title);
        this.content = new PDPageContentStream(document, page);
    }

    private void describe(PDDocument document, String title) throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        PDMarkInfo tagged = new PDMarkInfo();
        tagged.setMarked(true);
        catalog.setMarkInfo(tagged);
        catalog.setLanguage("en-GB");
        catalog.setStructureTreeRoot(root);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        document.getDocumentInformation().setTitle(title);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata("""
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                <pdfuaid:part>1</pdfuaid:part>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(title).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
    }

    /** A paragraph or heading, broken into lines. */
    void text(String type, PDFont font, float size, String text) throws IOException {
        PDStructureElement element = element(type);
        element.appendKid(marked.size());
        content.beginMarkedContent(COSName.getPDFName(type), marked.size());
        marked.add(element);
        for (String line : lines(font, size, text)) {
            top -= size * 1.35f;
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(LEFT, top);
            content.showText(line);
            content.endText();
        }
        content.endMarkedContent();
        top -= GAP;
    }

    /** A label and below it a field that bears it as its name. */
    void field(String name, String label, PDFont font, float height) throws IOException {
        text("P", font, 10.5f, label);
        PDTextField field = new PDTextField(form);
        field.setPartialName(name);
        field.setAlternateFieldName(label);
        field.setMultiline(height > 30);
        field.setDefaultAppearance(form.getDefaultAppearance());
        PDAnnotationWidget widget = field.getWidgets().getFirst();
        widget.setRectangle(new PDRectangle(LEFT, top + GAP - 4 - height, WIDTH, height));
        widget.setPage(page);
        widget.setPrinted(true);
        PDAppearanceCharacteristicsDictionary frame = new PDAppearanceCharacteristicsDictionary(new COSDictionary());
        frame.setBorderColour(new PDColor(new float[] {0.1f, 0.12f, 0.14f}, PDDeviceRGB.INSTANCE));
        widget.setAppearanceCharacteristics(frame);
        form.getFields().add(field);
        page.getAnnotations().add(widget);
        field.setValue("");
        tag(widget);
        top -= height + GAP / 2;
    }

    private void tag(PDAnnotationWidget widget) {
        PDStructureElement element = element("Form");
        PDObjectReference reference = new PDObjectReference();
        reference.setReferencedObject(widget);
        element.appendKid(reference);
        int key = parents.size() + 1;
        widget.setStructParent(key);
        parents.put(key, new PDParentTreeValue(element.getCOSObject()));
    }

    private PDStructureElement element(String type) {
        PDStructureElement element = new PDStructureElement(type, whole);
        element.setPage(page);
        whole.appendKid(element);
        return element;
    }

    private static List<String> lines(PDFont font, float size, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : Arrays.asList(text.split(" "))) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.getStringWidth(longer) / 1000 * size > WIDTH) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    @Override
    public void close() throws IOException {
        content.close();
        Map<Integer, PDParentTreeValue> all = new LinkedHashMap<>();
        all.put(0, new PDParentTreeValue(marked));
        all.putAll(parents);
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(all);
        root.setParentTree(tree);
        root.setParentTreeNextKey(all.size());
    }
}
