package io.callmesh.launcher.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the mesh's files are on this machine: `root` is the checkout, `mesh` the folder that `./mesh` fills and that may be deleted,
/// `state` the folder of what runs, which is `mesh` but for a mesh apart.
public record Home(Path root, Path mesh, Path state) {

    public Home(Path root, Path mesh) {
        this(root, mesh, mesh);
    }

    /// As `./mesh` passes it in `-Dcallmesh.root`, and in `-Dcallmesh.home` when it is not `.mesh` in the root.
    public static Home ofSystemProperties() {
        var root = Path.of(System.getProperty("callmesh.root", ".")).toAbsolutePath().normalize();
        return new Home(root, Path.of(System.getProperty("callmesh.home", root.resolve(".mesh").toString())).toAbsolutePath());
    }

    /// For another mesh of the same programs.
    public Home apart(String name) {
        return new Home(root, mesh, mesh.resolve(name));
    }

    /// The built program of a part, copied so that a build does not pull it away from under a running one.
    public Path program(Part part) {
        return dist().resolve(part.label());
    }

    public Path dist() {
        return mesh.resolve("dist");
    }

    public Path assistants() {
        return root.resolve("assistants");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public Path pidFile(String name) {
        return run().resolve(name + ".pid");
    }

    /// Files of running parts.
    public Path run() {
        return state.resolve("run");
    }

    /// What the llm-service learned from packs, kept over starts.
    public Path learned() {
        return mesh.resolve("learned");
    }

    /// Models that were added.
    public Path models() {
        return mesh.resolve("models");
    }

    /// The model that the llm-service uses, if one was added.
    public Optional<Path> languageModel() {
        return Optional.of(models().resolve(Part.LLM.label())).filter(Files::isRegularFile);
    }

    /// The keys that programs present to the gateway.
    public Path keys() {
        return mesh.resolve("keys.json");
    }

    /// The keys that the keys of calls are sealed under; all meshes of this folder share them.
    public Path sealKeys() {
        return mesh.resolve("seal.keys");
    }

    public Path recordings() {
        return mesh.resolve("recordings");
    }
}
