package io.callmesh.launcher.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models of this mesh: a folder with their files, a list, and for each service a link to the one that it uses.
public final class Models {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Model>> LIST = new TypeReference<>() {};
    private static final String LLM = "llm";

    private final Path folder;

    public Models(Path folder) {
        this.folder = folder;
    }

    /// Checks a model, lets it answer, and installs it as the one that its service uses.
    ///
    /// @param sha256 that it must have, if that is known
    /// @throws ModelTrouble when anything is wrong with it; then nothing has changed
    public Model add(Origin origin, Optional<String> sha256, Trial trial) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var part = Files.createTempFile(folder, origin.name(), ".part");
        try {
            return switch (origin) {
                case Origin.Local(var file) -> checked(origin, file, part, sha256, trial);
                case Origin.Remote(_, var address, _) -> {
                    Files.delete(part);
                    var stated = Download.fetch(address, part);
                    yield checked(origin, part, part, sha256.or(() -> stated), trial);
                }
            };
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Model checked(Origin origin, Path file, Path part, Optional<String> expected, Trial trial) throws IOException, InterruptedException {
        var hash = Hash.of(file);
        if (expected.isPresent() && !expected.get().equalsIgnoreCase(hash)) {
            throw new ModelTrouble("%s is not the file that was meant: SHA-256 expected %s, found %s".formatted(source(origin), expected.get(), hash));
        }
        var passed = trial.of(file);
        if (!file.equals(part)) copy(file, part);
        var model = new Model(origin.name(), LLM, origin.name() + ".gguf", hash, Files.size(part), passed.architecture(), license(origin, passed), source(origin));
        Files.move(part, file(model), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        keep(model);
        use(model);
        return model;
    }

    /// Without taking the room twice, where the file system can.
    private static void copy(Path file, Path to) throws IOException {
        Files.delete(to);
        try {
            Files.createLink(to, file.toRealPath());
        } catch (FileAlreadyExistsException raced) {
            throw raced;
        } catch (IOException | UnsupportedOperationException otherDisk) {
            Files.copy(file, to);
        }
    }

    private static String license(Origin origin, Trial.Passed passed) {
        if (!passed.license().isEmpty()) return passed.license() + ", says the file";
        return origin instanceof Origin.Remote(_, _, var license) && !license.isEmpty() ? license : "not stated: ask its publisher before you use it";
    }

    private static String source(Origin origin) {
        return switch (origin) {
            case Origin.Local(var file) -> file.toString();
            case Origin.Remote(_, var address, _) -> address.toString();
        };
    }

    private void keep(Model model) throws IOException {
        var all = new ArrayList<>(list());
        all.removeIf(known -> known.name().equals(model.name()));
        all.add(model);
        var fresh = Files.createTempFile(folder, "models", ".part");
        JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), all);
        Files.move(fresh, folder.resolve("models.json"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// In the order they came; those whose files are gone are left out.
    public List<Model> list() throws IOException {
        var list = folder.resolve("models.json");
        if (!Files.exists(list)) return List.of();
        return JSON.readValue(list.toFile(), LIST).stream().filter(model -> Files.exists(file(model))).toList();
    }

    public Path file(Model model) {
        return folder.resolve(model.file());
    }

    /// Its service uses it from the next start on.
    public void use(Model model) throws IOException {
        var link = folder.resolve(model.service());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(model.file()));
    }

    /// The service goes back to the engine that needs no model.
    public void useNone() throws IOException {
        Files.deleteIfExists(folder.resolve(LLM));
    }

    public boolean used(Model model) throws IOException {
        var link = folder.resolve(model.service());
        return Files.exists(link) && Files.isSameFile(link, file(model));
    }
}
