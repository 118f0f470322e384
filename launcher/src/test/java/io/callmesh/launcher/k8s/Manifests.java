package io.callmesh.launcher.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The kustomize base in `k8s/base`, read file by file.
///
/// @param objects all of all files
record Manifests(Path folder, List<HasMetadata> objects) {

    private static final KubernetesSerialization STRICT = new KubernetesSerialization();

    static Manifests ofTheProject() {
        var folder = Path.of(System.getProperty("callmesh.root")).resolve("k8s/base");
        return new Manifests(folder, files(folder).stream().flatMap(file -> objects(file).stream()).toList());
    }

    List<Path> files() {
        return files(folder);
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A value of the wrong type throws; a field that does not exist is kept aside by the model, see [Unknown].
    private static List<HasMetadata> objects(Path file) {
        try {
            return Stream.of(Files.readString(file).split("(?m)^---$")).map(Manifests::object).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static HasMetadata object(String yaml) {
        return STRICT.unmarshal(yaml);
    }

    Deployment deployment(String name) {
        return named(Deployment.class, name);
    }

    Service service(String name) {
        return named(Service.class, name);
    }

    private <T extends HasMetadata> T named(Class<T> kind, String name) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).filter(object -> object.getMetadata().getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name + " in k8s/base"));
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
