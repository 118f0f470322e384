package io.callmesh.gateway.wiring;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import javax.tools.ToolProvider;

/// The configuration keys of one service, read from the sources of its `@ConfigMapping` interfaces with the compiler's
/// own parser (`com.sun.source`), and their defaults from there or from its `application.properties`.
final class ConfigKeys {

    /// @param name     with `*` for the part that the user chooses
    /// @param standard its default, empty when there is none
    record Key(String name, String standard, String doc) {}

    private record Declared(ClassTree tree, Map<String, String> docs) {}

    private final Map<String, Declared> interfaces = new LinkedHashMap<>();
    private final Properties properties = new Properties();
    private final List<Key> keys = new ArrayList<>();

    private ConfigKeys() {}

    static List<Key> of(Path module) throws IOException {
        var found = new ConfigKeys();
        found.parse(module.resolveSibling("runtime").resolve("src/main/java"));
        found.parse(module.resolve("src/main/java"));
        try (var reader = Files.newBufferedReader(module.resolve("src/main/resources/application.properties"))) {
            found.properties.load(reader);
        }
        for (var declared : List.copyOf(found.interfaces.values())) {
            var prefix = found.argument(declared.tree().getModifiers().getAnnotations(), "ConfigMapping", "prefix");
            if (prefix.isPresent()) found.walk(declared, prefix.get());
        }
        return found.keys;
    }

    private void parse(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) return;
        List<Path> files;
        try (var all = Files.walk(sources)) {
            files = all.filter(ConfigKeys::mayDeclare).sorted().toList();
        }
        if (files.isEmpty()) return;
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var docs = DocTrees.instance(task);
            for (var unit : task.parse()) new Collector(docs).scan(unit, null);
        }
    }

    private static boolean mayDeclare(Path file) {
        return file.toString().endsWith("Keys.java") || file.toString().endsWith(".java") && file.getParent().endsWith("wiring");
    }

    private final class Collector extends TreePathScanner<Void, Void> {

        private final DocTrees docs;

        Collector(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree tree, Void none) {
            if (tree.getKind() == Tree.Kind.INTERFACE) {
                var texts = new LinkedHashMap<String, String>();
                for (var member : tree.getMembers()) {
                    if (member instanceof MethodTree method) texts.put(method.getName().toString(), doc(new TreePath(getCurrentPath(), member)));
                }
                interfaces.put(tree.getSimpleName().toString(), new Declared(tree, texts));
            }
            return super.visitClass(tree, none);
        }

        private String doc(TreePath path) {
            var text = docs.getDocComment(path);
            return text == null ? "" : text.strip().replaceAll("\\s+", " ");
        }
    }

    private void walk(Declared declared, String prefix) {
        for (var member : declared.tree().getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) key(declared, prefix, method);
        }
    }

    private void key(Declared declared, String prefix, MethodTree method) {
        var annotations = method.getModifiers().getAnnotations();
        String own = argument(annotations, "WithName", "value").orElse(kebab(method.getName().toString()));
        boolean inline = annotations.stream().anyMatch(annotation -> annotation.getAnnotationType().toString().equals("WithParentName"));
        var type = method.getReturnType();
        boolean map = type instanceof ParameterizedTypeTree generic && generic.getType().toString().equals("Map");
        String name = (inline ? prefix : prefix + "." + own) + (map ? ".*" : "");
        var nested = interfaces.get(type instanceof ParameterizedTypeTree generic ? generic.getTypeArguments().getLast().toString() : type.toString());
        if (nested != null) {
            walk(nested, name);
            return;
        }
        String standard = argument(annotations, "WithDefault", "value").orElse("");
        keys.add(new Key(name, configured(name).orElse(standard), declared.docs().get(method.getName().toString())));
    }

    private Optional<String> configured(String name) {
        if (!name.endsWith("*")) return Optional.ofNullable(properties.getProperty(name));
        var entries = new TreeMap<String, String>();
        var stem = name.substring(0, name.length() - 1);
        for (var set : properties.stringPropertyNames()) {
            if (set.startsWith(stem)) entries.put(set.substring(stem.length()), properties.getProperty(set));
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.toString().replaceAll("[{}]", ""));
    }

    private Optional<String> argument(List<? extends AnnotationTree> annotations, String annotation, String name) {
        return annotations.stream()
                .filter(each -> each.getAnnotationType().toString().equals(annotation))
                .flatMap(each -> each.getArguments().stream())
                .flatMap(argument -> named(argument, name).stream())
                .findFirst();
    }

    private static Optional<String> named(ExpressionTree argument, String name) {
        if (!(argument instanceof AssignmentTree set)) return name.equals("value") ? Optional.of(literal(argument)) : Optional.empty();
        return set.getVariable().toString().equals(name) ? Optional.of(literal(set.getExpression())) : Optional.empty();
    }

    private static String literal(ExpressionTree expression) {
        return expression instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : expression.toString();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
