package io.callmesh.llm.engine.llama;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.runtime.privacy.Spoken;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Measures a model on conversations: a long instruction, then turn after turn with the history as it was heard. Prints one
/// JSON object. For `./mesh bench decode`.
final class DecodeBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANSWER_TOKENS = 32, ROOM_FOR_A_TURN = 160;
    private static final String GENERATED = "generated:", FILLER = "Parcels leave the house on the day of the order when it came before noon, and the next morning when it came later. ";
    private static final String QUESTION = "And what if parcel %d comes a day late?",
            REPLY = "Then we write to you, and you choose another day.";

    private final LlamaGenerator engine;
    private final int context;
    private final int turns;

    private DecodeBench(LlamaGenerator engine, int context, int turns) {
        this.engine = engine;
        this.context = context;
        this.turns = turns;
    }

    /// @param arguments a path or `generated:SHAPE`, tokens of context, turns, conversations
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = System.out;
        System.setOut(System.err); // the library tells there where it was unpacked
        out.println(measured(arguments[0], Integer.parseInt(arguments[1]), Math.max(2, Integer.parseInt(arguments[2])), Math.max(1, Integer.parseInt(arguments[3]))));
        System.exit(0); // a thread of the library never ends
    }

    static ObjectNode measured(String model, int context, int turns, int conversations) throws IOException, InterruptedException {
        var file = model.startsWith(GENERATED) ? generated(model.substring(GENERATED.length())) : Path.of(model);
        var settings = new LlamaSettings(Optional.of(file), context + turns * ROOM_FOR_A_TURN, 1, 2, Runtime.getRuntime().availableProcessors());
        long from = System.nanoTime();
        try (var engine = new LlamaGenerator(settings)) {
            engine.start();
            double loadMillis = (System.nanoTime() - from) / 1e6;
            var found = new DecodeBench(engine, context, turns).measured(conversations);
            return found.put("model", model).put("model_mb", Files.size(file) / 1e6).put("load_ms", loadMillis).put("threads", settings.threads());
        } catch (IllegalStateException wrong) {
            return JSON.createObjectNode().put("problem", String.valueOf(wrong.getMessage()));
        }
    }

    private static Path generated(String shape) throws IOException {
        var file = Files.createTempFile("chance", ".gguf");
        file.toFile().deleteOnExit();
        return ChanceModel.write(file, "llama", Shape.named(shape));
    }

    private ObjectNode measured(int conversations) throws InterruptedException {
        int sentences = sentences();
        conversation(-1, 1); // not measured: its instruction is one sentence, its only turn wakes the library
        var all = new ArrayList<List<Timed>>();
        for (int i = 0; i < conversations; i++) all.add(conversation(i, sentences));
        return told(all);
    }

    /// How long the instruction must be for the context to be as asked at the second turn.
    private int sentences() {
        int few = 20, small = engine.promptTokens(job(0, 1, 2)), large = engine.promptTokens(job(0, 1 + few, 2));
        return Math.max(1, 1 + (context - small) * few / Math.max(1, large - small));
    }

    private List<Timed> conversation(int which, int sentences) throws InterruptedException {
        var timed = new ArrayList<Timed>();
        for (int turn = 1; turn <= (which < 0 ? 1 : turns); turn++) timed.add(Timed.of(engine, job(which, sentences, turn)));
        return timed;
    }

    private static Job job(int conversation, int sentences, int turn) {
        var history = new ArrayList<Message>();
        for (int i = 1; i <= turn; i++) {
            history.add(new Message(Role.CALLER, Spoken.of(QUESTION.formatted(i)), ""));
            if (i < turn) history.add(new Message(Role.ASSISTANT, Spoken.of(REPLY), ""));
        }
        return new Job("en", history, new Task.Chat("House " + (char) ('a' + conversation + 1) + ". " + FILLER.repeat(sentences)), List.of(), ANSWER_TOKENS);
    }

    private ObjectNode told(List<List<Timed>> all) {
        var found = JSON.createObjectNode();
        double second = median(all, 2, Timed::firstMillis), last = median(all, turns, Timed::firstMillis);
        found.put("context_tokens", (int) median(all, 2, Timed::promptTokens)).put("new_tokens_per_turn", newTokens(all));
        found.put("prefill_tokens_per_s", median(all, 1, timed -> timed.promptTokens() * 1e3 / timed.firstMillis()));
        found.put("tokens_per_s", median(all.stream().flatMap(List::stream).mapToDouble(Timed::tokensPerSecond).toArray()));
        found.putObject("first_token_ms").put("turn_1", median(all, 1, Timed::firstMillis)).put("turn_2", second).put("turn_" + turns, last);
        found.put("last_to_second_turn", last / second);
        found.putObject("first_clause_ms").put("turn_2", median(all, 2, Timed::clauseMillis)).put("turn_" + turns, median(all, turns, Timed::clauseMillis));
        return found.put("turns", turns).put("conversations", all.size()).put("load_average", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private double newTokens(List<List<Timed>> all) {
        return (median(all, turns, Timed::promptTokens) - median(all, 1, Timed::promptTokens)) / (turns - 1);
    }

    private static double median(List<List<Timed>> all, int turn, ToDoubleFunction<Timed> figure) {
        return median(all.stream().map(timed -> timed.get(turn - 1)).mapToDouble(figure).toArray());
    }

    private static double median(double[] figures) {
        var sorted = IntStream.range(0, figures.length).mapToDouble(i -> figures[i]).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return Math.round(median * 10) / 10.0;
    }
}
