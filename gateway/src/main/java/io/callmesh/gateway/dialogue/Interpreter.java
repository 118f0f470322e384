package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns a caller's input into what the flow engine takes; asks for the meaning of words, and of the other things they
/// may have been.
final class Interpreter {

    private static final int MOST_ALTERNATIVES = 5;
    /// Below this a recogniser is rather wrong than right; the value is read back.
    private static final double SURE = 0.5;

    private final Understanding understanding;

    Interpreter(Understanding understanding) {
        this.understanding = understanding;
    }

    Heard interpret(Question question) throws InterruptedException {
        return switch (question.input()) {
            case Input.Opening _ -> new Heard.Opened();
            case Input.Keys(var digits) -> new Heard.Keyed(digits);
            case Input.Silent(var times) -> new Heard.Quiet(times);
            case Input.Words words when words.best().nothing() -> new Heard.Unclear();
            case Input.Words words -> meant(question, words);
        };
    }

    private Heard meant(Question question, Input.Words words) throws InterruptedException {
        var hypotheses = words.hypotheses().stream().limit(MOST_ALTERNATIVES).toList();
        var meaning = understand(question, hypotheses);
        var chosen = hypotheses.get(Math.clamp(meaning.hypothesis(), 0, hypotheses.size() - 1));
        boolean doubtful = words.doubtful() || !words.typed() && chosen.confidence() < SURE;
        var slots = new HashMap<String, List<String>>();
        meaning.slots().forEach((name, value) -> slots.put(name, new ArrayList<>(List.of(value))));
        if (!words.typed() && hypotheses.size() > 1 && !slots.isEmpty()) addAlternatives(question, hypotheses, slots);
        return new Heard.Meant(meaning.outOfScope() ? "out_of_scope" : meaning.intent(), meaning.exact(), slots, doubtful, words.typed(), chosen.text().reveal());
    }

    private void addAlternatives(Question question, List<Input.Hypothesis> hypotheses, Map<String, List<String>> slots) throws InterruptedException {
        for (var hypothesis : hypotheses) {
            understand(question, List.of(hypothesis)).slots().forEach((name, value) -> {
                var values = slots.get(name);
                if (values != null && !values.contains(value)) values.add(value);
            });
        }
    }

    private Meaning understand(Question question, List<Input.Hypothesis> hypotheses) throws InterruptedException {
        return understanding.understand(question.callId(), question.assistant(), question.language(), hypotheses, question.state().expecting());
    }
}
