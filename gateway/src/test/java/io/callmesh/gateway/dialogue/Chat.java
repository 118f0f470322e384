package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.dialogue.Heard.Meant;
import io.callmesh.gateway.dialogue.Heard.Sureness;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Plays a dialogue against the flow engine, without any service.
final class Chat {

    static final Assistant SHOP = FolderAssistants.read(Path.of("src/test/resources/packs")).get("shop");

    final FakeWorld world = new FakeWorld();
    private final FlowEngine engine;
    DialogueState state = DialogueState.START;
    Decision last;

    Chat() {
        this(SHOP);
    }

    Chat(Assistant assistant) {
        engine = new FlowEngine(assistant, "en");
    }

    /// What the assistant says to that, with plain values.
    String put(Heard heard) {
        try {
            last = engine.decide(state, heard, world);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
        state = last.state();
        return last.acts().stream().map(Chat::plain).collect(Collectors.joining(" "));
    }

    String wants(String intent) {
        return put(new Meant(intent, true, Map.of(), Sureness.TYPED, intent));
    }

    String types(String intent, String slot, String value) {
        return put(new Meant(intent, false, Map.of(slot, List.of(value)), Sureness.TYPED, value));
    }

    String says(String intent, String slot, String... values) {
        return put(new Meant(intent, false, Map.of(slot, List.of(values)), Sureness.CLEAR, values[0]));
    }

    String mumbles(String words) {
        return put(new Meant("out_of_scope", false, Map.of(), Sureness.DOUBTFUL, words));
    }

    String asks(String words) {
        return put(new Meant("out_of_scope", false, Map.of(), Sureness.TYPED, words));
    }

    String keys(String digits) {
        return put(new Heard.Keyed(digits));
    }

    private static String plain(Act act) {
        return switch (act) {
            case Act.Say(var template, var values, _) -> {
                String text = template;
                for (var value : values.entrySet()) text = text.replaceAll("\\{" + value.getKey().replace(".", "\\.") + "(\\|\\w+)?}", value.getValue());
                yield text;
            }
            case Act.Press(var keys) -> "<" + keys + ">";
            case Act.Tell _ -> "(from knowledge)";
        };
    }
}
