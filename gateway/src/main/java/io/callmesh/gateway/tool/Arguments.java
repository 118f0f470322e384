package io.callmesh.gateway.tool;

import java.util.Map;

/// What a tool is given, as text. Callers said some of it, so it prints as names only.
public record Arguments(Map<String, String> values) {

    public Arguments {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
