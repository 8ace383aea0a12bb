package uk.rightsdesk.rights.portability;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.rights.access.ElementRow;
import uk.rightsdesk.rights.access.HeldFile;

/** The data as XML: the same tree as the JSON, described by {@value PortabilityBundle#XML_SCHEMA}. */
final class PortabilityXml {

    static final String NAMESPACE = "urn:rightsdesk:portability:1";

    /** What XML 1.0 cannot hold in any form. */
    private static final Pattern IMPOSSIBLE =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private PortabilityXml() throws XMLStreamException {
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    static byte[] of(String reference, LocalDate date, Map<String, Map<String, List<ElementRow>>> systems) {
        try {
            PortabilityXml file = new PortabilityXml();
            file.write(reference, date, systems);
            return file.bytes.toByteArray();
        } catch (XMLStreamException impossible) {
            // its message may quote a value
            throw new IllegalStateException("the data of " + reference + " cannot be written as XML");
        }
    }

    private void write(String reference, LocalDate date, Map<String, Map<String, List<ElementRow>>> systems)
            throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("portable-data");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("version", "1");
        xml.writeAttribute("reference", reference);
        xml.writeAttribute("date", date.toString());
        for (var system : systems.entrySet()) {
            xml.writeStartElement("system");
            xml.writeAttribute("name", system.getKey());
            for (var table : system.getValue().entrySet()) {
                xml.writeStartElement("table");
                xml.writeAttribute("name", table.getKey());
                for (ElementRow row : table.getValue()) {
                    row(row);
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private void row(ElementRow row) throws XMLStreamException {
        xml.writeStartElement("row");
        xml.writeAttribute("category", row.category());
        for (var field : row.data().entrySet()) {
            field(field.getKey(), field.getValue());
        }
        xml.writeEndElement();
    }

    private void field(String name, @Nullable Object value) throws XMLStreamException {
        xml.writeStartElement("field");
        xml.writeAttribute("name", name);
        switch (value) {
            case null -> xml.writeAttribute("held", "false");
            case HeldFile file -> {
                xml.writeAttribute("file", file.file());
                if (file.mediaType() != null) {
                    xml.writeAttribute("media-type", possible(file.mediaType()));
                }
            }
            case Collection<?> texts -> {
                for (Object text : texts) {
                    xml.writeStartElement("item");
                    xml.writeCharacters(possible(String.valueOf(text)));
                    xml.writeEndElement();
                }
            }
            default -> xml.writeCharacters(possible(String.valueOf(value)));
        }
        xml.writeEndElement();
    }

    private static String possible(String text) {
        return IMPOSSIBLE.matcher(text).replaceAll("\uFFFD");
    }
}
