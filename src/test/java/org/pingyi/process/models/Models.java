package org.pingyi.process.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** The models as they stand in {@code processes} and {@code forms}. */
final class Models {
    static final Path PROCESSES = Path.of("processes");
    static final Path FORMS = Path.of("forms");

    /** A process and the file that it was read from. */
    record Process(String file, BpmnModelInstance model) {}

    /** A decision table and the file that it was read from. */
    record Decision(String file, DmnModelInstance model) {}

    private Models() {}

    static List<Process> processes() {
        return files(PROCESSES, ".bpmn").stream()
                .map(path -> process(path, UnaryOperator.identity()))
                .toList();
    }

    static List<Decision> decisions() {
        return files(PROCESSES, ".dmn").stream()
                .map(path -> decision(path, UnaryOperator.identity()))
                .toList();
    }

    /** A process as it would be with other words in it. */
    static Process process(String name, UnaryOperator<String> change) {
        return process(PROCESSES.resolve(name + ".bpmn"), change);
    }

    /** A table as it would be with other words in it. */
    static Decision decision(String name, UnaryOperator<String> change) {
        return decision(PROCESSES.resolve(name + ".dmn"), change);
    }

    static Set<String> delegates() {
        return named("<bpmn:serviceTask[^>]* camunda:delegateExpression=\"\\$\\{(\\w+)}\"");
    }

    static Set<String> listeners() {
        return named("<camunda:taskListener [^>]*delegateExpression=\"\\$\\{(\\w+)}\"");
    }

    /** What is asked of the bean {@code course}. */
    static Set<String> questions() {
        return named("course\\.(\\w+)\\(");
    }

    static List<Path> files(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> named(String pattern) {
        var found = new TreeSet<String>();
        for (var file : files(PROCESSES, ".bpmn")) {
            Pattern.compile(pattern).matcher(text(file)).results().forEach(hit -> found.add(hit.group(1)));
        }
        return found;
    }

    private static Process process(Path file, UnaryOperator<String> change) {
        return new Process(name(file), Bpmn.readModelFromStream(changed(file, change)));
    }

    private static Decision decision(Path file, UnaryOperator<String> change) {
        return new Decision(name(file), Dmn.readModelFromStream(changed(file, change)));
    }

    private static ByteArrayInputStream changed(Path file, UnaryOperator<String> change) {
        return new ByteArrayInputStream(change.apply(text(file)).getBytes(StandardCharsets.UTF_8));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceAll("\\.\\w+$", "");
    }
}
