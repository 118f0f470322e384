package io.callmesh.llm;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class LlmHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.llm";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.ofEntries(
                Map.entry("llm.language", Set.of("runtime")),
                Map.entry("llm.pack", Set.of("runtime")),
                Map.entry("llm.pool", Set.of("runtime", "runtime.pool")),
                Map.entry("llm.embed", Set.of("llm.language", "runtime")),
                Map.entry("llm.verbalize", Set.of("llm.language", "runtime")),
                Map.entry("llm.classify", Set.of()),
                Map.entry("llm.tag", Set.of()),
                Map.entry("llm.value", Set.of("llm.language")),
                Map.entry("llm.sound", Set.of("llm.language")),
                Map.entry("llm.understand", Set.of("llm.classify", "llm.language", "llm.pack", "llm.embed", "llm.sound", "llm.tag", "llm.value", "runtime")),
                Map.entry("llm.knowledge", Set.of("llm.language", "llm.pack", "llm.embed")),
                Map.entry("llm.engine", Set.of("runtime", "runtime.privacy")),
                Map.entry("llm.engine.grounded", Set.of("llm.engine", "llm.language", "runtime", "runtime.privacy")),
                Map.entry("llm.engine.scripted", Set.of("llm.engine", "runtime", "runtime.privacy")),
                Map.entry("llm.prompt", Set.of("llm.engine", "llm.language", "runtime", "runtime.privacy")),
                Map.entry("llm.engine.openai", Set.of("llm.engine", "llm.prompt", "runtime", "runtime.privacy")),
                Map.entry("llm.engine.llama", Set.of("llm.engine", "llm.language", "llm.prompt", "runtime", "runtime.privacy")),
                Map.entry("llm.guard", Set.of("llm.language")),
                Map.entry("llm.grounding", Set.of("llm.engine", "llm.guard", "llm.language", "runtime", "runtime.privacy")),
                Map.entry("llm.command", Set.of("llm.language", "llm.pack", "llm.understand", "llm.value", "runtime.privacy")),
                Map.entry("llm.task", Set.of("llm.command", "llm.decode", "llm.engine", "llm.language", "llm.understand", "runtime", "runtime.fallback", "runtime.privacy")),
                Map.entry("llm.decode", Set.of("llm.classify", "llm.command", "llm.engine", "llm.embed", "llm.grounding", "llm.guard", "llm.knowledge", "llm.language", "llm.pack", "llm.pool", "llm.understand",
                        "llm.verbalize", "runtime", "runtime.fallback", "runtime.privacy")),
                Map.entry("llm.insight", Set.of("llm.decode", "llm.engine", "llm.language", "llm.task", "llm.understand", "runtime", "runtime.fallback", "runtime.measure", "runtime.privacy")),
                Map.entry("llm.edge", Set.of("llm.command", "llm.decode", "llm.insight", "llm.task", "llm.embed", "llm.engine", "llm.knowledge", "llm.language", "llm.pack", "llm.pool", "llm.understand",
                        "runtime.*", "proto.*")),
                Map.entry("llm.wiring", Set.of("llm.*", "runtime.*")));
    }
}
