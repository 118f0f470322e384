package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Guardrail;
import io.callmesh.gateway.assistant.Slot;
import io.callmesh.gateway.assistant.Step;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Heard.Sureness;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns a caller's input into what the flow engine takes; asks for the meaning of words, and of the other things they
/// may have been.
final class Interpreter {

    /// Of ten that a recogniser may offer, several differ in words that carry no value.
    private static final int MOST_HYPOTHESES = 8;
    /// Below this a recogniser is rather wrong than right; the value is read back.
    private static final double SURE = 0.5;
    /// Measured with the llm service on the shipped packs: real goodbyes score 0.7 and more, chance likenesses up to 0.65.
    private static final double STRONG = 0.7;

    private final Understanding understanding;

    Interpreter(Understanding understanding) {
        this.understanding = understanding;
    }

    Heard interpret(Question question) throws InterruptedException {
        return switch (question.input()) {
            case Input.Opening _ -> new Heard.Opened();
            case Input.Keys(var digits) -> new Heard.Keyed(digits);
            case Input.Silent(var times) -> new Heard.Quiet(times);
            case Input.Returned(var why) -> new Heard.Returned(why);
            case Input.Words words when words.best().nothing() -> new Heard.Unclear();
            case Input.Words words -> meant(question, words);
        };
    }

    private Heard meant(Question question, Input.Words words) throws InterruptedException {
        var guarded = guarded(question, words);
        if (guarded.isPresent()) return guarded.get();
        var hypotheses = words.hypotheses().stream().limit(MOST_HYPOTHESES).toList();
        var meaning = meaning(question, hypotheses);
        int chosen = Math.clamp(meaning.hypothesis(), 0, hypotheses.size() - 1);
        if (meaning.unsure() && open(question)) meaning = understanding.reconsider(question, hypotheses.get(chosen), meaning);
        var slots = new HashMap<String, List<String>>();
        meaning.slots().forEach((name, value) -> slots.put(name, new ArrayList<>(List.of(value))));
        if (!words.typed() && slots.keySet().stream().anyMatch(slot -> digits(question, slot))) addAlternatives(question, hypotheses, chosen, slots);
        meaning.others().forEach((name, other) -> slots.computeIfPresent(name, (_, values) -> either(values, other)));
        boolean strange = meaning.outOfScope() || rash(question, meaning);
        return new Heard.Meant(strange ? "out_of_scope" : meaning.intent(), meaning.exact(), slots,
                sureness(words, hypotheses.get(chosen).confidence()), hypotheses.get(chosen).text().reveal(), meaning.beside());
    }

    /// The other half of the day, right after the first.
    private static List<String> either(List<String> values, String other) {
        if (!values.contains(other)) values.add(1, other);
        return values;
    }

    /// Whether anything may be wanted here: a message is any text, and what is confirmed or read back is told by yes, no and values.
    private static boolean open(Question question) {
        var expected = question.assistant().slots().get(question.state().expecting());
        boolean asked = question.state().awaiting().startsWith("confirm") || question.state().awaiting().startsWith("read-back");
        return !asked && (expected == null || expected.kind() != Slot.Kind.TEXT);
    }

    /// What is told as a message may be anything.
    private static Optional<Heard> guarded(Question question, Input.Words words) {
        var expected = question.assistant().slots().get(question.state().expecting());
        if (expected != null && expected.kind() == Slot.Kind.TEXT) return Optional.empty();
        String said = words.best().reveal();
        return Guardrail.first(question.assistant().guardrails(), said, question.language())
                .map(guardrail -> new Heard.Meant(guardrail.flow(), true, Map.of(), words.typed() ? Sureness.TYPED : Sureness.CLEAR, said));
    }

    /// A yes and a goodbye have consequences, and what was cut short is not asked for by chance; what only resembles one of
    /// these is not taken for it.
    private static boolean rash(Question question, Meaning meaning) {
        if (meaning.exact() || meaning.score() >= STRONG) return false;
        return meaning.intent().equals("yes") || question.assistant().flows().getOrDefault(meaning.intent(), List.of()).stream().anyMatch(step -> step instanceof Step.End || step instanceof Step.GoOn);
    }

    private static Sureness sureness(Input.Words words, double confidence) {
        if (words.typed()) return Sureness.TYPED;
        if (words.doubtful()) return Sureness.DOUBTFUL;
        return confidence < SURE ? Sureness.UNSURE : Sureness.CLEAR;
    }

    private static boolean digits(Question question, String slot) {
        var known = question.assistant().slots().get(slot);
        return known != null && known.kind() == Slot.Kind.DIGITS;
    }

    private void addAlternatives(Question question, List<Input.Hypothesis> hypotheses, int chosen, Map<String, List<String>> slots) throws InterruptedException {
        for (int i = 0; i < hypotheses.size(); i++) {
            if (i == chosen) continue;
            understand(question, List.of(hypotheses.get(i))).slots().forEach((name, value) -> {
                var values = slots.get(name);
                if (values != null && !values.contains(value)) values.add(value);
            });
        }
    }

    /// Where something is asked for, what is urgent is listened for as if nothing were.
    private Meaning meaning(Question question, List<Input.Hypothesis> hypotheses) throws InterruptedException {
        var urgent = question.assistant().urgent();
        if (!urgent.isEmpty() && !question.state().expecting().isEmpty()) {
            var meaning = understand(question, hypotheses, "");
            if (!meaning.outOfScope() && urgent.contains(meaning.intent())) return meaning;
        }
        return understand(question, hypotheses);
    }

    private Meaning understand(Question question, List<Input.Hypothesis> hypotheses) throws InterruptedException {
        return understand(question, hypotheses, question.state().expecting());
    }

    private Meaning understand(Question question, List<Input.Hypothesis> hypotheses, String expecting) throws InterruptedException {
        return understanding.understand(question.callId(), question.assistant(), question.language(), hypotheses, expecting);
    }
}
