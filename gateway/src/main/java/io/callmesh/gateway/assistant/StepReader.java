package io.callmesh.gateway.assistant;

import io.callmesh.gateway.assistant.Step.Case;
import io.callmesh.gateway.assistant.Step.ReadBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the steps of flows.yaml. A step is a map with one verb and the verb's options.
final class StepReader {

    private static final Duration MONTH = Duration.ofDays(30);

    /// Each verb with the options it takes.
    private static final Map<String, Set<String>> VERBS = verbs();

    private final Map<String, Entry> parts;

    /// @param parts of parts.yaml, by name: the steps that several flows have in common
    StepReader(Map<String, Entry> parts) {
        this.parts = Map.copyOf(parts);
    }

    List<Step> steps(Entry list) {
        var steps = new ArrayList<Step>();
        for (var item : list.items()) {
            var verbs = item.fields().keySet().stream().filter(VERBS::containsKey).toList();
            if (verbs.equals(List.of("part"))) steps.addAll(part(item));
            else if (verbs.size() == 1) steps.add(step(verbs.getFirst(), item));
            else item.problem("expected one verb of " + String.join(", ", VERBS.keySet()) + ", found " + verbs);
        }
        return List.copyOf(steps);
    }

    /// A part has no parts itself.
    private List<Step> part(Entry item) {
        item.only(Set.of("part"));
        var part = parts.get(item.field("part").text());
        if (part == null) item.field("part").problem("expected the name of a part; parts are " + parts.keySet().stream().sorted().toList());
        return part == null ? List.of() : new StepReader(Map.of()).steps(part);
    }

    private Step step(String verb, Entry item) {
        var known = new HashSet<>(VERBS.get(verb));
        known.add(verb);
        item.only(known);
        var object = item.field(verb);
        return switch (verb) {
            case "say" -> new Step.Say(object.text());
            case "ask" -> new Step.Ask(object.text(), item.field("read-back").oneOf(ReadBack.class, ReadBack.DOUBTFUL), item.field("among").text(""));
            case "confirm" -> new Step.Confirm(object.text(), steps(item.field("yes")), steps(item.field("no")));
            case "consent" -> new Step.Confirm(object.text(), consent(true, item.field("yes")), consent(false, item.field("no")));
            case "call" -> new Step.Call(object.text(), item.field("with").texts(), item.field("into").text(object.text()), cases(item.field("on")));
            case "when" -> new Step.When(object.text(), cases(item.field("is")), steps(item.field("else")));
            case "answer" -> answer(item);
            case "forget" -> new Step.Forget(object.oneOrMore());
            case "remember" -> new Step.Remember(object.oneOrMore(), item.field("for").time(MONTH), item.field("as").text(""));
            case "forget-caller" -> new Step.ForgetCaller(cases(item.field("on")));
            case "fill" -> new Step.Fill(object.texts());
            case "start" -> new Step.Start(object.text());
            case "send-keys" -> new Step.SendKeys(object.text());
            case "hand-off" -> new Step.HandOff(object.text());
            case "take-message" -> new Step.TakeMessage(object.text());
            case "again" -> new Step.Again(object.value().isTextual() ? object.text() : "", steps(item.field("else")));
            case "repeat" -> new Step.Repeat();
            case "go-on" -> new Step.GoOn();
            case "end" -> new Step.End();
            default -> throw new IllegalStateException(verb);
        };
    }

    /// Asked like any confirmation; what was answered counts first.
    private List<Step> consent(boolean given, Entry item) {
        var steps = new ArrayList<Step>(List.of(new Step.Consent(given)));
        steps.addAll(steps(item));
        return List.copyOf(steps);
    }

    private Step answer(Entry item) {
        if (!item.field("answer").text().equals("knowledge")) item.field("answer").problem("expected knowledge");
        var unknown = item.field("unknown");
        return new Step.Answer(item.field("about").text(""), unknown.present() ? steps(unknown) : List.of(new Step.Say("unknown")));
    }

    private List<Case> cases(Entry map) {
        return map.fields().entrySet().stream().map(entry -> new Case(entry.getKey(), steps(entry.getValue()))).toList();
    }

    private static Map<String, Set<String>> verbs() {
        var verbs = new LinkedHashMap<String, Set<String>>();
        for (var plain : List.of("say", "forget", "start", "part", "repeat", "go-on", "send-keys", "hand-off", "take-message", "end", "fill")) verbs.put(plain, Set.of());
        verbs.put("ask", Set.of("read-back", "among"));
        verbs.put("confirm", Set.of("yes", "no"));
        verbs.put("consent", Set.of("yes", "no"));
        verbs.put("call", Set.of("with", "into", "on"));
        verbs.put("remember", Set.of("for", "as"));
        verbs.put("forget-caller", Set.of("on"));
        verbs.put("when", Set.of("is", "else"));
        verbs.put("again", Set.of("else"));
        verbs.put("answer", Set.of("about", "unknown"));
        return verbs;
    }
}
