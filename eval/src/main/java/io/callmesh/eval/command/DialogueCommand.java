package io.callmesh.eval.command;

import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.rehearsal.Dialogue;
import io.callmesh.eval.rehearsal.Mishearing;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.score.DialogueBench;
import io.callmesh.eval.score.DialogueBench.Manner;
import io.callmesh.eval.understanding.Homophones;
import io.callmesh.eval.voice.Voices;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./mesh eval dialogue`: every dialogue of every pack, typed, by voice and by keypad.
@Command(name = "dialogue", mixinStandardHelpOptions = true, description = {
    "How many dialogues of the assistants go as written on the running mesh: typed in every language, English ones by two synthetic",
    "voices at 16 and 8 kHz, and those that need keys only by keypad. Without --typed, --voice and --keypad: all of it."})
public final class DialogueCommand implements Callable<Integer> {

    private static final String SYNTHETIC = "freetts";
    private static final int VOICES = 2;
    private static final long SEED = 7;

    @Spec
    CommandSpec spec;

    @Mixin
    Selection selection = new Selection();

    @Option(names = "--typed", description = "Play them typed.")
    boolean typed;

    @Option(names = "--voice", description = "Play English ones by voice.")
    boolean voice;

    @Option(names = "--keypad", description = "Play those that need keys only by keypad, on a telephone line.")
    boolean keypad;

    @Option(names = "--rate", split = ",", paramLabel = "HZ", description = "By voice: 16000 (wideband), 8000 (telephone) or both (default: both).")
    List<Integer> rates = List.of(16_000, 8_000);

    @Option(names = "--speaker", split = ",", paramLabel = "NAME", description = "By voice: whose voice (default: the two synthetic ones).")
    List<String> speakers = List.of();

    @Option(names = "--written", description = "By voice: only dialogues with voice: true, which were written for it.")
    boolean written;

    @Option(names = "--misheard", split = ",", paramLabel = "PERCENT", description = {
        "Play Chinese ones typed as a scripted recogniser would write them that takes so many percent of the characters",
        "for others of the same syllable, for example 0,5,10,20. This is no speech recognition; only when asked for."})
    List<Integer> misheard = List.of();

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "2", description = "Calls at a time (default: ${DEFAULT-VALUE}).")
    int parallel;

    @Mixin
    Services services = new Services();

    @Option(names = "--json", description = "Print the findings as one JSON object instead of Markdown.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return Attempt.run(spec, services.gatewayAddress().toString(), this::evaluate);
    }

    private int evaluate() throws IOException, InterruptedException {
        check();
        var findings = new Findings("dialogue");
        var outcomes = new Outcomes(findings);
        try (Gateway called = services.gateway(); Voices speaking = services.voices()) {
            var dialogues = selection.dialogues(called.assistants(), services.packs());
            var office = new DemoOffice(Address.usual(8090), findings);
            var bench = new DialogueBench(called, (words, who) -> speaking.say(words, who, 1), office, parallel, this::progress);
            boolean everything = !typed && !voice && !keypad && misheard.isEmpty();
            if (typed || everything) typed(bench, dialogues, outcomes);
            if (keypad || everything) keyed(bench, dialogues, outcomes);
            if (voice || everything) spoken(bench, dialogues, speaking, outcomes);
            for (int percent : misheard) misheard(bench, dialogues, percent, outcomes);
        }
        outcomes.tell();
        return Told.findings(spec, findings, json);
    }

    private void check() {
        if (parallel < 1) throw new Refused(Refused.BAD_REQUEST, "--parallel must be at least 1");
        if (misheard.stream().anyMatch(percent -> percent < 0 || percent > 100)) throw new Refused(Refused.BAD_REQUEST, "--misheard must be percents from 0 to 100");
        if (rates.stream().anyMatch(rate -> rate != 8_000 && rate != 16_000)) throw new Refused(Refused.BAD_REQUEST, "--rate must be 16000 or 8000");
    }

    private static void typed(DialogueBench bench, List<Dialogue> dialogues, Outcomes outcomes) throws InterruptedException {
        for (var spoken : dialogues.stream().map(Dialogue::language).distinct().sorted().toList()) {
            var some = dialogues.stream().filter(dialogue -> dialogue.language().equals(spoken)).toList();
            outcomes.add("typed", bench.measure(spoken, new Manner.Typed(), some, outcomes.findings()));
        }
    }

    private static void misheard(DialogueBench bench, List<Dialogue> dialogues, int percent, Outcomes outcomes) throws InterruptedException {
        var some = dialogues.stream().filter(dialogue -> dialogue.language().equals("zh") && !dialogue.keyed()).toList();
        if (some.isEmpty()) throw new Refused(Refused.BAD_REQUEST, "--misheard is for Chinese dialogues, and there are none among them");
        var usual = some.stream().flatMap(dialogue -> dialogue.lines().stream()).toList();
        Mishearing ear = (said, time) -> new Homophones(usual, percent / 100.0, SEED + time).apply(said);
        outcomes.add("misheard", bench.measure("zh", new Manner.Misheard(percent, ear), some, outcomes.findings()));
    }

    private static void keyed(DialogueBench bench, List<Dialogue> dialogues, Outcomes outcomes) throws InterruptedException {
        var keyed = dialogues.stream().filter(Dialogue::keyed).toList();
        for (var spoken : keyed.stream().map(Dialogue::language).distinct().sorted().toList()) {
            var some = keyed.stream().filter(dialogue -> dialogue.language().equals(spoken)).toList();
            outcomes.add("keypad", bench.measure(spoken, new Manner.Keyed(), some, outcomes.findings()));
        }
    }

    private void spoken(DialogueBench bench, List<Dialogue> dialogues, Voices speaking, Outcomes outcomes) throws InterruptedException {
        var english = dialogues.stream().filter(dialogue -> dialogue.language().equals("en") && !dialogue.keyed()).toList();
        var names = speakers.isEmpty() ? speaking.names(SYNTHETIC).stream().limit(VOICES).toList() : speakers;
        if (names.isEmpty()) outcomes.findings().note("SKIPPED by voice: the speech service has no voice of " + SYNTHETIC);
        for (var who : names) {
            for (int rate : rates) {
                var manner = new Manner.Spoken(who, rate);
                spoken("en, written for voice", bench, manner, english.stream().filter(Dialogue::spoken).toList(), outcomes);
                if (!written) spoken("en, in free words", bench, manner, english.stream().filter(dialogue -> !dialogue.spoken()).toList(), outcomes);
            }
        }
    }

    private static void spoken(String about, DialogueBench bench, Manner manner, List<Dialogue> some, Outcomes outcomes) throws InterruptedException {
        if (!some.isEmpty()) outcomes.add("voice", bench.measure(about, manner, some, outcomes.findings()));
    }

    private void progress(String line) {
        Told.progress(spec, line);
    }
}
