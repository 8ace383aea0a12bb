package uk.rightsdesk.process.lawful;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that are deployed together, by process id. */
final class Models {

    private final Map<String, Model> byId = new LinkedHashMap<>();

    /** One process and the file it is drawn in. */
    record Model(String file, Process process) {}

    static Models in(Path folder) {
        try (var files = Files.list(folder)) {
            return of(files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Models of(List<Path> files) {
        var models = new Models();
        for (var file : files) {
            for (var process : Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class)) {
                models.byId.put(process.getId(), new Model(String.valueOf(file.getFileName()), process));
            }
        }
        return models;
    }

    Optional<Model> calledBy(CallActivity call) {
        return Optional.ofNullable(byId.get(calledId(call)));
    }

    static String calledId(CallActivity call) {
        var called = call.getSingleExtensionElement(ZeebeCalledElement.class);
        return called == null ? "" : called.getProcessId();
    }

    /** The processes that begin by themselves: what they call is looked at where it is called. */
    List<Model> beginnings() {
        var called = byId.values().stream()
                .flatMap(
                        model -> model.process().getModelInstance().getModelElementsByType(CallActivity.class).stream())
                .map(Models::calledId)
                .collect(Collectors.toSet());
        return byId.values().stream()
                .filter(model -> !called.contains(model.process().getId()) || beginsByItself(model.process()))
                .toList();
    }

    private static boolean beginsByItself(Process process) {
        return process.getChildElementsByType(StartEvent.class).stream()
                .anyMatch(start -> !start.getEventDefinitions().isEmpty());
    }
}
