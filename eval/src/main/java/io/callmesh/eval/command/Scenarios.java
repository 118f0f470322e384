package io.callmesh.eval.command;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.clip.CoffeeOrder;
import io.callmesh.eval.clip.LabelledClip;
import io.callmesh.eval.clip.NumberWords;
import io.callmesh.eval.clip.Samples;
import io.callmesh.eval.clip.SharedData;
import io.callmesh.eval.clip.SpokenDigits;
import io.callmesh.eval.machine.MeshProcesses;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.score.CallsBench;
import io.callmesh.eval.score.CoffeeBench;
import io.callmesh.eval.score.DigitsBench;
import io.callmesh.eval.score.LatencyBench;
import io.callmesh.eval.score.LatencyBench.Line;
import io.callmesh.eval.score.LatencyBench.Talk;
import io.callmesh.eval.voice.Voices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/// What the callers of each bench say, and with whose voice.
final class Scenarios {

    private static final String SYNTHETIC = "freetts";
    private static final List<String> QUESTIONS = List.of("what are your opening hours", "what is your refund policy", "where is my order");

    private static final int DIFFERENT_CALLS = 16;

    private final Gateway gateway;
    private final Voices voices;
    private final long seed;
    private final int parallel;
    private final Consumer<String> progress;

    Scenarios(Gateway gateway, Voices voices, long seed, int parallel, Consumer<String> progress) {
        this.gateway = gateway;
        this.voices = voices;
        this.seed = seed;
        this.parallel = parallel;
        this.progress = progress;
    }

    void latency(int turns, Path assistants, Findings findings) throws InterruptedException, IOException {
        var bench = new LatencyBench(gateway, turns);
        var voice = voiceNames().getFirst();
        var choice = new Random(seed);
        var dialogues = new SpokenDialogues(assistants, gateway.assistants(), words -> voices.say(words, voice, 1));
        if (dialogues.packs().isEmpty()) findings.note("SKIPPED the dialogues of the assistants: there is none with voice: true in " + assistants);
        else bench.measure("dialogues of " + String.join(", ", dialogues.packs()), 16_000, dialogues.packs().size(), dialogues::next, findings);
        var people = people(findings);
        if (people.isEmpty()) return;
        bench.measure("human digits, 8 kHz", SpokenDigits.RATE_HZ, 1, () -> numbers(people.get(), voice, choice), findings);
        findings.note("phrases that were spoken before come from the speech service's memory, as they do for real callers; numbers differ from call to call");
    }

    /// @param most calls that are tried
    /// @param step how long each load is held
    void calls(int most, Duration step, MeshProcesses mesh, Findings findings) throws InterruptedException {
        var voice = voiceNames().getFirst();
        var choice = new Random(seed);
        var said = new ArrayList<Talk>();
        for (int i = 0; i < DIFFERENT_CALLS; i++) said.add(questions(voice, choice));
        new CallsBench(gateway, mesh, said, step, progress).measure(most, findings);
    }

    private Talk questions(String voice, Random choice) {
        var lines = new ArrayList<Line>();
        for (var question : QUESTIONS) lines.add(Line.said(voices.say(question, voice, 1)));
        lines.add(Line.said(voices.say(NumberWords.spoken(number(choice)), voice, 1)));
        return new Talk("retail", lines);
    }

    private Talk numbers(SpokenDigits people, String voice, Random choice) {
        var lines = new ArrayList<Line>();
        lines.add(Line.said(voices.say("where is my order", voice, 1)).unmeasured());
        for (var speaker : people.speakers()) lines.add(Line.said(people.joined(number(choice), speaker, choice)));
        return new Talk("retail", lines);
    }

    private static String number(Random choice) {
        return Integer.toString(choice.nextInt(1_000, 10_000));
    }

    void digits(String asking, List<String> numbers, int count, Findings findings) throws InterruptedException, IOException {
        var people = people(findings);
        if (people.isEmpty()) return;
        var voice = voiceNames().getFirst();
        var bench = new DigitsBench(gateway, people.get(), voices.say(asking, voice, 1), voices.say("yes", voice, 1), voices.say("no", voice, 1), progress);
        bench.measure(numbers.isEmpty() ? DigitsBench.random(count, seed) : numbers, parallel, seed, findings);
    }

    void coffee(Optional<Path> clips, int count, Findings findings) throws InterruptedException, IOException {
        var orders = clips.isPresent() ? recorded(clips.get(), count) : spoken(count);
        var bench = new CoffeeBench(gateway, progress);
        bench.measure("clean, 16 kHz", 16_000, orders, parallel, findings);
        var telephone = orders.stream().map(order -> new CoffeeBench.Order(Samples.telephone(order.words()), order.slots())).toList();
        bench.measure("telephone, 8 kHz mu-law", 8_000, telephone, parallel, findings);
        findings.note(clips.isPresent() ? "recordings of " + clips.get().getFileName() : "voices of " + SYNTHETIC + ", in three pitches");
    }

    private static List<CoffeeBench.Order> recorded(Path folder, int count) throws IOException {
        var orders = new ArrayList<CoffeeBench.Order>();
        for (var clip : LabelledClip.in(folder)) {
            if (orders.size() < count) orders.add(new CoffeeBench.Order(Wav.read(clip.file()), clip.slots()));
        }
        return orders;
    }

    private List<CoffeeBench.Order> spoken(int count) {
        var choice = new Random(seed);
        var names = voiceNames();
        var pitches = List.of(0.92, 1.0, 1.1);
        var orders = new ArrayList<CoffeeBench.Order>();
        for (int i = 0; i < count; i++) {
            var order = CoffeeOrder.any(choice);
            var words = Samples.pitched(voices.say(order.words(), names.get(i % names.size()), 1), pitches.get(i % pitches.size()));
            orders.add(new CoffeeBench.Order(words, order.slots()));
        }
        return orders;
    }

    /// The usual voice where there is no voice for synthetic callers.
    private List<String> voiceNames() {
        var names = voices.names(SYNTHETIC);
        return names.isEmpty() ? List.of("") : names;
    }

    private static Optional<SpokenDigits> people(Findings findings) throws IOException {
        var folder = SharedData.folder("fsdd");
        if (folder.isPresent()) return Optional.of(SpokenDigits.in(folder.get()));
        findings.note("SKIPPED human callers: there is no ../shared/data/fsdd beside the checkout");
        return Optional.empty();
    }
}
