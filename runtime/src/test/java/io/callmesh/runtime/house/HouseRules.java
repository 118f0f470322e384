package io.callmesh.runtime.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of the house, checked on the compiled classes of one module with the JDK's own class-file API (JEP 484).
/// Each module extends this with its table of arrows.
public abstract class HouseRules {

    private static final int METHOD_LINES = 40, FILE_LINES = 400;
    private static final Pattern OURS = Pattern.compile("L?(io/callmesh/[\\w/]+)/\\w[\\w$]*;?");
    private static final Pattern FRAMEWORK = Pattern.compile("L?((?:io/smallrye/mutiny|io/grpc|jakarta)/[\\w/$]+);?");
    private static final Pattern EDGE = Pattern.compile(".*\\.(edge|grpc|redis|kafka|api|wiring|websocket)(\\..*)?");

    /// The package all of this module's packages begin with, e.g. `io.callmesh.tts`.
    protected abstract String base();

    /// From a package (relative to `io.callmesh`) to the packages it may see; a trailing `.*` means all below. A package
    /// that is not a key may see nothing of ours but itself.
    protected abstract Map<String, Set<String>> arrows();

    /// Frameworks stay in packages called edge, grpc, redis, kafka, api, websocket or wiring; these may use them as well.
    protected Set<String> frameworkAllowed() {
        return Set.of();
    }

    @Test
    void packagesLookOneWay() {
        var broken = new TreeSet<String>();
        classes().forEach(model -> lookedAt(model).forEach(seen -> {
            if (!allowed(packageOf(model), seen)) broken.add(packageOf(model) + " must not see " + seen);
        }));
        assertThat(broken).isEmpty();
    }

    @Test
    void frameworksStayAtTheDoors() {
        var broken = new TreeSet<String>();
        classes().filter(model -> !EDGE.matcher(packageOf(model)).matches() && !frameworkAllowed().contains(packageOf(model)))
                .forEach(model -> names(model, FRAMEWORK)
                        .filter(name -> !name.startsWith("jakarta/enterprise/context/ApplicationScoped") && !name.startsWith("jakarta/inject/Named") && !name.startsWith("jakarta/enterprise/context/Dependent"))
                        .forEach(name -> broken.add(packageOf(model) + " must not use " + name)));
        assertThat(broken).isEmpty();
    }

    @Test
    void methodsAreShort() {
        var broken = new TreeSet<String>();
        classes().forEach(model -> model.methods().stream()
                .filter(method -> lines(method) > METHOD_LINES)
                .forEach(method -> broken.add(model.thisClass().asInternalName() + "." + method.methodName().stringValue() + " has " + lines(method) + " lines")));
        assertThat(broken).isEmpty();
    }

    @Test
    void filesAreShortAndTestsHaveNoMocksOrSleeps() {
        var broken = new TreeSet<String>();
        for (var file : sources()) {
            var lines = read(file);
            if (lines.size() > FILE_LINES) broken.add(file + " has " + lines.size() + " lines");
            if (lines.stream().anyMatch(line -> line.startsWith("import org.mock" + "ito"))) broken.add(file + " mocks");
            boolean test = file.toString().contains("src/test");
            if (test && lines.stream().anyMatch(line -> line.contains("Thread.sl" + "eep("))) broken.add(file + " sleeps");
        }
        assertThat(broken).isEmpty();
    }

    private boolean allowed(String from, String to) {
        if (from.equals(to)) return true;
        for (var rule : arrows().getOrDefault(from, Set.of())) {
            if (rule.equals(to) || rule.endsWith(".*") && (to + ".").startsWith(rule.substring(0, rule.length() - 1))) return true;
        }
        return false;
    }

    private Stream<String> lookedAt(ClassModel model) {
        return names(model, OURS).map(name -> name.substring(0, name.length()).replace('/', '.').substring("io.callmesh.".length()));
    }

    private static Stream<String> names(ClassModel model, Pattern pattern) {
        var found = new TreeSet<String>();
        for (var entry : model.constantPool()) {
            if (!(entry instanceof Utf8Entry text)) continue;
            var matcher = pattern.matcher(text.stringValue());
            while (matcher.find()) found.add(matcher.group(1));
        }
        return found.stream();
    }

    private static int lines(MethodModel method) {
        var table = method.code().flatMap(code -> code.findAttribute(Attributes.lineNumberTable()));
        if (table.isEmpty()) return 0;
        var numbers = table.get().lineNumbers().stream().mapToInt(LineNumberInfo::lineNumber).summaryStatistics();
        return method.methodName().equalsString("<clinit>") ? 0 : numbers.getMax() - numbers.getMin() + 1;
    }

    private static String packageOf(ClassModel model) {
        var dotted = model.thisClass().asInternalName().replace('/', '.');
        return dotted.substring("io.callmesh.".length(), dotted.lastIndexOf('.'));
    }

    private Stream<ClassModel> classes() {
        var prefix = base().replace('.', '/');
        try (var files = Files.walk(Path.of("target/classes"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(HouseRules::parse)
                    .filter(model -> model.thisClass().asInternalName().startsWith(prefix))
                    .filter(model -> !model.thisClass().asInternalName().endsWith("package-info"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources() {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
