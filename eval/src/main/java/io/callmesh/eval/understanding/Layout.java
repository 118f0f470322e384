package io.callmesh.eval.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.eval.understanding.Mind.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a public set writes its lines; told by a field that only it has.
enum Layout {
    /// `{"turns":[{"utterance":…,"intent":"a<div>b"}]}`, or its training lines `{"domain":…,"turns":[[who,text,intent,slots]]}`: one
    /// dialogue a line; its slots are not measured.
    MULTIDOGO("turns") {
        @Override
        Stream<Labelled> read(JsonNode line, String file, int group) {
            return line.path("turns").valueStream().map(turn -> turn.isArray() ? turn(turn.path(1), turn.path(2), group) : turn(turn.path("utterance"), turn.path("intent"), group));
        }
    },
    /// `{"data":[{"text":…,"entity":…}]}`: the intent is the file's name; its slots are not measured.
    SNIPS("data") {
        @Override
        Stream<Labelled> read(JsonNode line, String file, int group) {
            var text = new StringBuilder();
            line.path("data").forEach(part -> text.append(part.path("text").asText()));
            return Stream.of(labelled(text.toString(), List.of(file), group));
        }
    },
    /// `{"userInput":{"text":…},"labels":[{"slot":…,"valueSpan":{"startIndex":…,"endIndex":…}}]}`: slots only.
    RESTAURANT8K("userInput") {
        @Override
        Stream<Labelled> read(JsonNode line, String file, int group) {
            var slots = line.path("labels").valueStream().map(label -> new Value(label.path("slot").asText(),
                    label.path("valueSpan").path("startIndex").asInt(0), label.path("valueSpan").path("endIndex").asInt())).toList();
            var asked = line.path("context").path("requestedSlots").path(0).asText("");
            return Stream.of(new Labelled(line.path("userInput").path("text").asText(), List.of(), slots, asked, group));
        }
    },
    /// `{"text":…,"intents":[…],"slots":{"name":{"span":[from,to]}}}`: several labels a line, of which only the slots are measured.
    NLUPP("intents") {
        @Override
        Stream<Labelled> read(JsonNode line, String file, int group) {
            var slots = new ArrayList<Value>();
            line.path("slots").forEachEntry((name, slot) -> slots.add(new Value(name, slot.path("span").path(0).asInt(), slot.path("span").path(1).asInt())));
            return Stream.of(new Labelled(line.path("text").asText(), List.of(), slots, "", group));
        }
    },
    /// `{"dialogue":[{"user_utterance":…,"user_actions":[[act,domain,slot,value]]}]}`: one dialogue a line.
    XRISAWOZ("dialogue") {
        @Override
        Stream<Labelled> read(JsonNode line, String file, int group) {
            return line.path("dialogue").valueStream().map(turn -> Acts.labelled(turn.path("user_utterance").asText(), turn.path("user_actions"), group));
        }
    },
    /// `{"messages":[{"role":"usr","content":…,"dialog_act":[[act,domain,slot,value]]}]}`: one dialogue a line.
    CROSSWOZ("messages") {
        @Override
        Stream<Labelled> read(JsonNode line, String file, int group) {
            return line.path("messages").valueStream().filter(turn -> turn.path("role").asText().equals("usr")).map(turn -> Acts.labelled(turn.path("content").asText(), turn.path("dialog_act"), group));
        }
    },
    /// `{"text":…,"category":…}`
    BANKING77("category") {
        @Override
        Stream<Labelled> read(JsonNode line, String file, int group) {
            return Stream.of(labelled(line.path("text").asText(), List.of(line.path("category").asText()), group));
        }
    },
    /// `{"text":…,"intent":…,"slots":[{"slot":…,"from":…,"to":…}],"expecting":…}`: CLINC150, and ours; `slots` and `expecting` may be absent.
    PLAIN("text") {
        @Override
        Stream<Labelled> read(JsonNode line, String file, int group) {
            var slots = line.path("slots").isArray() ? line.path("slots").valueStream().map(slot -> new Value(slot.path("slot").asText(), slot.path("from").asInt(), slot.path("to").asInt())).toList() : List.<Value>of();
            var intents = line.hasNonNull("intent") ? List.of(scoped(line.path("intent").asText())) : List.<String>of();
            return Stream.of(new Labelled(line.path("text").asText(), intents, slots, line.path("expecting").asText(""), group));
        }
    };

    private static final List<String> STRANGE = List.of("oos", "outofdomain", Labelled.OUT_OF_SCOPE);

    private final String field;

    Layout(String field) {
        this.field = field;
    }

    /// @param file name of the file, without its ending
    abstract Stream<Labelled> read(JsonNode line, String file, int group);

    static Layout of(JsonNode line) {
        if (line.path("slots").isObject()) return NLUPP;
        return Stream.of(values()).filter(layout -> line.has(layout.field)).findFirst().orElseThrow(() -> new IllegalArgumentException("has none of the fields text, turns, data, userInput, dialogue, messages"));
    }

    /// The business a line is about, where it says so.
    static Optional<String> business(JsonNode line) {
        return line.path("turns").isArray() && line.path("domain").isTextual() ? Optional.of(line.path("domain").asText()) : Optional.empty();
    }

    private static Labelled turn(JsonNode text, JsonNode intents, int group) {
        return labelled(text.asText(), List.of(intents.asText().split("<div>")), group);
    }

    private static Labelled labelled(String text, List<String> intents, int group) {
        return new Labelled(text, intents.stream().map(Layout::scoped).toList(), List.of(), "", group);
    }

    private static String scoped(String intent) {
        return STRANGE.contains(intent) ? Labelled.OUT_OF_SCOPE : intent;
    }
}
