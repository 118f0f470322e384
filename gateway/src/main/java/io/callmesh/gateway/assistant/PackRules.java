package io.callmesh.gateway.assistant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// What must hold between the files of a pack: every name that is used exists, every text can be filled in, and nothing
/// is changed without the caller's agreement.
final class PackRules {

    private static final Pattern PLACE = Pattern.compile("\\{([^}|]*)(?:\\|([^}]*))?}");
    private static final Set<String> FORMATS = Set.of("digits", "money", "date", "time", "email", "phone", "list", "word");
    private static final Set<String> KNOWN_PLACES = Set.of("assistant", "value", "slot", "ask", "heard", "rest");
    private static final List<String> ALWAYS_SAID = List.of("greeting", "goodbye", "menu", "silence_1", "silence_2", "not_heard", "not_understood_1",
            "not_understood_2", "not_understood_3", "unknown", "out_of_scope", "nothing_to_repeat", "ask", "read_back", "read_back_again", "invalid",
            "confirm_again", "nothing_to_correct", "untranslatable", "hand_off", "apology_tool", "uncertain_tool", "too_many_tries");
    private static final List<String> ALWAYS_DONE = List.of("out_of_scope", "cancel", "agent", "goodbye");

    private final PackFolder folder;
    private final Assistant pack;
    private final Set<String> results = new HashSet<>();
    private final Set<String> readBack = new HashSet<>();

    PackRules(PackFolder folder, Assistant pack) {
        this.folder = folder;
        this.pack = pack;
    }

    void check() {
        pack.flows().values().forEach(this::collectResults);
        pack.languages().forEach(language -> ALWAYS_SAID.forEach(key -> said("texts." + language + ".yaml", key)));
        boolean times = pack.slots().values().stream().anyMatch(slot -> slot.kind() == Slot.Kind.TIME);
        if (times) pack.languages().forEach(language -> List.of("half", "outside", "word.early", "word.late").forEach(key -> said("texts." + language + ".yaml", key)));
        for (var name : ALWAYS_DONE) if (!pack.flows().containsKey(name)) problem("flows.yaml", name, "expected this flow");
        pack.flows().forEach((name, steps) -> flow(name, steps));
        pack.menu().forEach(this::key);
        pack.heardOut().stream().sorted().forEach(this::heardOut);
        pack.urgent().stream().sorted().forEach(flow -> begun("assistant.yaml", "urgent", flow));
        pack.texts().forEach((language, texts) -> texts.forEach((key, text) -> places("texts." + language + ".yaml", key, text)));
        pack.tools().values().forEach(this::tool);
    }

    private void flow(String name, List<Step> steps) {
        if (!name.equals("out_of_scope") && !name.equals(Assistant.OPENING) && !name.startsWith(Guardrail.FLOW) && pack.pack().getIntentsList().stream().noneMatch(intent -> intent.getName().equals(name))) {
            problem("flows.yaml", name, "expected an intent of this name");
        }
        readBack.clear();
        steps(name, steps, false);
    }

    private boolean steps(String where, List<Step> steps, boolean agreed) {
        boolean sure = agreed;
        for (int i = 0; i < steps.size(); i++) {
            step(where + "[" + i + "]", steps.get(i), sure);
            sure |= steps.get(i) instanceof Step.Confirm;
            for (var branch : steps.get(i).branches()) steps(where + "[" + i + "]", branch, sure);
        }
        return sure;
    }

    private void step(String where, Step step, boolean agreed) {
        switch (step) {
            case Step.Say(var key) -> saidEverywhere(where, key);
            case Step.Ask(var slot, var how, var among) -> {
                if (how == Step.ReadBack.ALWAYS) readBack.add(slot);
                ask(where, slot, among);
            }
            case Step.Confirm(var key, _, _) -> {
                saidEverywhere(where, key);
                readBack.addAll(readOut(key));
            }
            case Step.Call call -> call(where, call, agreed);
            case Step.When(var value, _, _) -> places("flows.yaml", where, value);
            case Step.Answer(var about, _) -> {
                if (!about.isEmpty()) saidEverywhere(where, about);
            }
            case Step.Forget(var slots) -> slots.forEach(slot -> slot(where, slot));
            case Step.Fill(var with) -> with.forEach((slot, template) -> {
                slot(where, slot);
                places("flows.yaml", where, template);
            });
            case Step.ForgetCaller _ -> {
                if (!agreed) problem("flows.yaml", where, "forget-caller needs a confirm step before it");
            }
            case Step.Remember(var slots, _, _) -> {
                slots.forEach(slot -> slot(where, slot));
                if (!agreed) problem("flows.yaml", where, "remember needs a confirm step before it");
            }
            case Step.Start(var flow) -> begun("flows.yaml", where, flow);
            case Step.SendKeys(var keys) -> keys(where, keys);
            case Step.TakeMessage(var slot) -> slot(where, slot);
            case Step.GoOn _ -> List.of("go_on", "go_on_start", "nothing_to_go_on").forEach(key -> saidEverywhere(where, key));
            case Step.Again _, Step.Repeat _, Step.HandOff _, Step.Consent _, Step.End _ -> {}
        }
    }

    private void ask(String where, String slot, String among) {
        slot(where, slot);
        if (among.isEmpty()) return;
        var tool = pack.tools().get(among);
        if (tool == null) problem("flows.yaml", where, "among: " + among + " is no tool; tools are " + pack.tools().keySet());
        else if (!tool.readOnly() || tool.arguments().size() != 1) problem("flows.yaml", where, "among: expected a look-up with one argument");
    }

    private void call(String where, Step.Call call, boolean agreed) {
        call.with().forEach((argument, template) -> places("flows.yaml", where + ".with." + argument, template));
        var tool = pack.tools().get(call.tool());
        if (tool == null) return; // may be one written in Java: known when the gateway starts
        call.with().keySet().stream().filter(argument -> !tool.arguments().containsKey(argument))
                .forEach(argument -> problem("flows.yaml", where + ".with." + argument, "is no argument of " + call.tool()));
        if (tool.confirm() && !agreed) problem("flows.yaml", where, call.tool() + " needs a confirm step before it");
        if (tool.confirm()) call.with().values().forEach(template -> sure(where, call.tool(), template));
    }

    /// A number that something is changed by is never left at what was heard.
    private void sure(String where, String tool, String template) {
        PLACE.matcher(template).results().map(place -> pack.slots().get(place.group(1))).filter(Objects::nonNull)
                .filter(slot -> (slot.kind() == Slot.Kind.DIGITS || slot.kind() == Slot.Kind.PHONE || slot.kind() == Slot.Kind.MONEY) && !readBack.contains(slot.name()))
                .forEach(slot -> problem("flows.yaml", where, tool + " changes something, so " + slot.name() + " needs read-back: always, or a confirm step that says it"));
    }

    /// The slots that a text says in every language. Digits are told apart from a text only when they are read back alone.
    private List<String> readOut(String key) {
        return pack.slots().values().stream().filter(slot -> slot.kind() != Slot.Kind.DIGITS).map(Slot::name)
                .filter(slot -> pack.languages().stream().allMatch(language -> pack.text(key, language).matches("(?s).*\\{" + Pattern.quote(slot) + "[|}].*"))).toList();
    }

    private void tool(DeclaredTool tool) {
        switch (tool.means()) {
            case DeclaredTool.Means.Http http -> http(tool, http);
            case DeclaredTool.Means.Mcp mcp -> {
                if (!mcp.url().isEmpty()) located(tool.name(), mcp.url());
                else if (!mcp.server().matches("\\w[\\w-]*")) problem("tools.yaml", tool.name(), "expected the name of a server that the operator knows, or a URL such as {endpoint}/mcp");
            }
        }
    }

    private void located(String tool, String url) {
        if (!url.matches("\\{\\w+}/.*")) problem("tools.yaml", tool, "expected a URL that begins with an endpoint, such as {backOffice}/…");
    }

    private void http(DeclaredTool tool, DeclaredTool.Means.Http http) {
        located(tool.name(), http.url());
        var used = new HashSet<String>();
        var matcher = PLACE.matcher(http.url().replaceFirst("^\\{\\w+}", "") + http.body().map(Object::toString).orElse("").replaceAll("[{]\"", ""));
        while (matcher.find()) used.add(matcher.group(1));
        used.removeAll(tool.arguments().keySet());
        used.stream().filter(name -> name.matches("\\w+")).forEach(name -> problem("tools.yaml", tool.name(), "{" + name + "} is no argument"));
    }

    private void key(String key, String flow) {
        if (!key.matches("[0-9*]")) problem("assistant.yaml", "menu." + key, "expected one of the keys 0-9 and *");
        begun("assistant.yaml", "menu." + key, flow);
    }

    private void keys(String where, String keys) {
        places("flows.yaml", where, keys);
        if (!PLACE.matcher(keys).replaceAll("0").matches("[0-9*#A-D,]+")) problem("flows.yaml", where, "send-keys: expected 0-9 * # A-D and , for half a second, and {slots}");
        PLACE.matcher(keys).results().map(place -> place.group(1)).filter(name -> KNOWN_PLACES.contains(name) || pack.slots().containsKey(name) && !keyed(pack.slots().get(name)))
                .forEach(name -> problem("flows.yaml", where, "send-keys: {" + name + "} is not told in digits"));
    }

    private static boolean keyed(Slot slot) {
        return slot.kind() == Slot.Kind.DIGITS || slot.kind() == Slot.Kind.NUMBER || slot.kind() == Slot.Kind.PHONE;
    }

    private void slot(String where, String slot) {
        if (!pack.slots().containsKey(slot)) problem("flows.yaml", where, slot + " is no slot; slots are " + pack.slots().keySet());
    }

    private void heardOut(String key) {
        boolean known = pack.texts().values().stream().anyMatch(texts -> texts.containsKey(key));
        if (!known) problem("assistant.yaml", "uninterruptible", "expected the key of a text, found " + key);
    }

    private void begun(String file, String where, String flow) {
        if (!pack.flows().containsKey(flow)) problem(file, where, flow + " is no flow; flows are " + pack.flows().keySet());
    }

    private void saidEverywhere(String where, String key) {
        for (var language : pack.languages()) {
            if (!pack.texts().getOrDefault(language, Map.of()).containsKey(key)) problem("flows.yaml", where, "expected the text " + key + " in texts." + language + ".yaml");
        }
    }

    private void said(String file, String key) {
        if (!pack.texts().getOrDefault(file.split("\\.")[1], Map.of()).containsKey(key)) problem(file, key, "expected this text");
    }

    private void places(String file, String where, String text) {
        var matcher = PLACE.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1), format = matcher.group(2);
            String root = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
            boolean known = name.contains(".") ? results.contains(root) || ofCaller(name) : pack.slots().containsKey(name) || KNOWN_PLACES.contains(name);
            if (!known) problem(file, where, "{" + name + "} is neither a slot nor a field of a result; results are " + results);
            if (format != null && !FORMATS.contains(format)) problem(file, where, "{" + name + "|" + format + "}: formats are " + FORMATS);
        }
    }

    /// What is known of callers of calls before.
    private boolean ofCaller(String name) {
        return name.equals("caller.known") || name.startsWith("caller.") && pack.slots().containsKey(name.substring(name.lastIndexOf('.') + 1));
    }

    private void collectResults(List<Step> steps) {
        for (var step : steps) {
            if (step instanceof Step.Call call) results.add(call.into());
            step.branches().forEach(this::collectResults);
        }
    }

    private void problem(String file, String key, String expected) {
        new Entry(folder.id() + "/" + file, key, JsonNodeFactory.instance.missingNode(), folder.problems()).problem(expected);
    }
}
