package uk.rightsdesk.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.node.ObjectNode;
import uk.rightsdesk.embedded.CptRecords.Exported;

/** The deployed processes: they never change once deployed, so what was read of them is kept. */
final class CptModels {

    private final CptRecords records;
    private final Map<Long, Model> known = new ConcurrentHashMap<>();

    CptModels(CptRecords records) {
        this.records = records;
    }

    private record Model(byte[] xml, Map<String, String> names) {}

    List<ObjectNode> definitions() {
        return records.readAll("process").stream()
                .filter(event -> event.intent().equals("CREATED"))
                .map(event -> records.object()
                        .put("processDefinitionKey", Long.toString(event.key()))
                        .put("processDefinitionId", event.text("bpmnProcessId"))
                        .put("name", name(event, event.text("bpmnProcessId")))
                        .put("resourceName", event.text("resourceName"))
                        .put("version", event.number("version"))
                        .put("versionTag", CptWorld.textOrNull(event, "versionTag"))
                        .put("tenantId", event.text("tenantId"))
                        .put("hasStartForm", false))
                .toList();
    }

    String xml(String processDefinitionKey) {
        return new String(model(Long.parseLong(processDefinitionKey)).xml(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The visible name of an element (or of the process itself) in the process the event tells of, if it has one. */
    @Nullable
    String name(Exported event, String elementId) {
        return model(event.number("processDefinitionKey")).names().get(elementId);
    }

    private Model model(long processDefinitionKey) {
        if (!known.containsKey(processDefinitionKey)) {
            for (var event : records.readAll("process")) {
                known.computeIfAbsent(
                        event.key(), key -> parse(Base64.getDecoder().decode(event.text("resource"))));
            }
        }
        var model = known.get(processDefinitionKey);
        if (model == null) {
            throw new IllegalStateException("process definition " + processDefinitionKey + " is not exported");
        }
        return model;
    }

    private static Model parse(byte[] xml) {
        try {
            var document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml));
            var elements = document.getElementsByTagName("*");
            var names = new HashMap<String, String>();
            for (int i = 0; i < elements.getLength(); i++) {
                var element = (Element) elements.item(i);
                if (element.hasAttribute("id") && element.hasAttribute("name")) {
                    names.put(element.getAttribute("id"), element.getAttribute("name"));
                }
            }
            return new Model(xml, Map.copyOf(names));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("a deployed process cannot be read", e);
        }
    }
}
