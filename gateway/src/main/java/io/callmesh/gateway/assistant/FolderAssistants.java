package io.callmesh.gateway.assistant;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The packs of one folder, read once.
public final class FolderAssistants implements Assistants {

    private final Map<String, Assistant> byId;

    private FolderAssistants(Map<String, Assistant> byId) {
        this.byId = byId;
    }

    /// @throws MeshException with `BadInput` that lists every problem of every pack
    public static FolderAssistants read(Path folder) {
        var problems = new ArrayList<Problem>();
        var all = new LinkedHashMap<String, Assistant>();
        for (var pack : packs(folder)) all.put(pack.getFileName().toString(), new PackReader(pack, problems).read());
        if (all.isEmpty()) problems.add(new Problem(folder.toString(), "", "expected at least one assistant"));
        if (problems.isEmpty()) return new FolderAssistants(all);
        throw new MeshException(new Fault.BadInput("assistants", problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))));
    }

    /// The packs in a folder; a name that begins with `_` is not an assistant.
    public static List<Path> packs(Path folder) {
        return PackFolder.list(folder, "").stream().filter(Files::isDirectory).filter(pack -> !pack.getFileName().toString().startsWith("_"))
                .filter(pack -> !pack.getFileName().toString().startsWith(".")).toList();
    }

    @Override
    public Assistant get(String id) {
        var assistant = byId.get(id);
        if (assistant == null) throw new MeshException(new Fault.NotFound("assistant", id, "ASSISTANT_UNKNOWN"));
        return assistant;
    }

    @Override
    public Collection<Assistant> all() {
        return byId.values();
    }
}
