package io.callmesh.gateway.bench;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.proto.pack.v1.Pack;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// One assistant that speaks English and has nothing of its own to say.
final class ScriptedAssistants implements Assistants {

    private static final Assistant ONLY = new Assistant("scripted", Map.of("en", "Scripted"), List.of("en"), Map.of(), Map.of(), Pack.getDefaultInstance());

    @Override
    public Assistant get(String id) {
        return ONLY;
    }

    @Override
    public Collection<Assistant> all() {
        return List.of(ONLY);
    }
}
