package io.callmesh.gateway.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.callmesh.gateway.line.sip.Trunk;
import io.callmesh.gateway.line.sip.TrunkText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a YAML file of trunks: a list `trunks` of what [TrunkText] reads, with lists where more than one may be given, and routes as
/// `NUMBER: ASSISTANT/LANGUAGE` if that is liked better.
final class TrunkFile {

    private TrunkFile() {}

    /// @throws IllegalArgumentException with the file and what is wrong in it
    static List<Trunk> read(Path file, TrunkText text) {
        try {
            var trunks = new ArrayList<Trunk>();
            for (var node : new YAMLMapper().readTree(file.toFile()).path("trunks")) trunks.add(text.read(values(node)));
            if (trunks.isEmpty()) throw new IllegalArgumentException("there is no list of trunks in it");
            return trunks;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("callmesh.gateway.sip.trunks: " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, List<String>> values(JsonNode trunk) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var field : trunk.properties()) values.put(field.getKey(), values(field.getKey(), field.getValue()));
        return values;
    }

    private static List<String> values(String key, JsonNode value) {
        var values = new ArrayList<String>();
        if (value.isObject() && key.equals("route")) value.properties().forEach(route -> values.add(route.getKey() + ":" + route.getValue().asText()));
        else if (value.isArray()) value.forEach(one -> values.add(one.asText()));
        else values.add(value.asText());
        return values;
    }
}
