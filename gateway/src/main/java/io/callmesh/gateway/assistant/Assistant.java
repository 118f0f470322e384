package io.callmesh.gateway.assistant;

import io.callmesh.proto.pack.v1.Pack;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One assistant, as read from its pack and everything it inherits from `_base`.
///
/// @param names     by language, for people
/// @param languages BCP 47; the first is the default
/// @param tenants   for whom it is there; empty: for all
/// @param voices    by language; a language without one is spoken by the configured voice
/// @param texts     by language, then by key
/// @param urgent    flows that begin whatever is being asked: an emergency, for example
/// @param slots     what callers tell, by name
/// @param flows     what it does, by the name of the intent that starts it
/// @param heardOut  keys of the texts that callers may not talk over
/// @param menu      keys that start a flow, to the flow's name
/// @param guardrails what is noticed before a caller's words are understood, the first that does counts
/// @param tools     those that it declares, by name
/// @param zone      where its callers are: `tomorrow` is told from the clock there; empty: where the gateway is
/// @param pack      what other services need to know of it; its ref names this version
public record Assistant(String id, Map<String, String> names, List<String> languages, Set<String> tenants, Map<String, String> voices,
        Map<String, Map<String, String>> texts, Set<String> heardOut, Set<String> urgent, Map<String, Slot> slots, Map<String, List<Step>> flows, List<Guardrail> guardrails, Map<String, String> menu,
        Map<String, DeclaredTool> tools, Optional<ZoneId> zone, Pack pack) {

    /// The flow that begins by itself when a call does, right after the greeting; most have none.
    public static final String OPENING = "opening";

    public Assistant {
        names = Map.copyOf(names);
        languages = List.copyOf(languages);
        tenants = Set.copyOf(tenants);
        voices = Map.copyOf(voices);
        texts = Map.copyOf(texts);
        heardOut = Set.copyOf(heardOut);
        urgent = Set.copyOf(urgent);
        slots = Map.copyOf(slots);
        flows = Map.copyOf(flows);
        guardrails = List.copyOf(guardrails);
        menu = Map.copyOf(menu);
        tools = Map.copyOf(tools);
    }

    /// An assistant without flows: it can be named, voiced and sent to other services.
    public Assistant(String id, Map<String, String> names, List<String> languages, Map<String, String> voices,
            Map<String, Map<String, String>> texts, Pack pack) {
        this(id, names, languages, Set.of(), voices, texts, Set.of(), Set.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), Optional.empty(), pack);
    }

    /// Whether it is there for that tenant; an empty name stands for whoever sees everything.
    public boolean isFor(String tenant) {
        return tenant.isEmpty() || tenants.isEmpty() || tenants.contains(tenant);
    }

    /// Whether callers are asked for their consent: nothing that they say is kept before they have given it.
    public boolean asksConsent() {
        return flows.values().stream().anyMatch(Assistant::asksConsent);
    }

    private static boolean asksConsent(List<Step> steps) {
        return steps.stream().anyMatch(step -> step instanceof Step.Consent || step.branches().stream().anyMatch(Assistant::asksConsent));
    }

    /// The text in that language, else in the assistant's first language, else nothing.
    public String text(String key, String language) {
        var text = texts.getOrDefault(language, Map.of()).get(key);
        return text == null ? texts.getOrDefault(languages.getFirst(), Map.of()).getOrDefault(key, "") : text;
    }

    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault(languages.getFirst(), id));
    }
}
