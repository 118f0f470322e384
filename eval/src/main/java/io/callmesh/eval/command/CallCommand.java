package io.callmesh.eval.command;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./mesh call`: plays recordings to an assistant, each in real time as one turn, and shows what came back.
@Command(name = "call", mixinStandardHelpOptions = true, description = {
    "Calls an assistant: waits for its greeting, plays each recording as one turn, waits for each answer.",
    "Recordings may have any rate, one or more channels, PCM or G.711."})
public final class CallCommand implements Callable<Integer> {

    private static final Pattern KEYS = Pattern.compile("[0-9*#]+");

    @Spec
    CommandSpec spec;

    @Mixin
    Dialing dialing;

    @Mixin
    Telephoning telephoning;

    @Option(names = "--dtmf", paramLabel = "KEYS", description = "Keys to press after the answer to the last recording, for example 12#.")
    Optional<String> keys;

    @Option(names = "--interrupt", paramLabel = "MS", description = "Begin each further recording so many milliseconds into the answer before it.")
    Optional<Integer> interrupt;

    @Option(names = "--record", paramLabel = "FILE", description = "Write what the agent said to a WAV file.")
    Optional<Path> record;

    @Option(names = "--rate", paramLabel = "HZ", description = "Of the line, 8000 or 16000 (default: 8000 when a recording has no more and on telephones, else 16000).")
    Optional<Integer> rate;

    @Parameters(paramLabel = "FILE.wav", arity = "0..*", description = "Recordings to play.")
    List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        return dialing.line.telephone() ? Attempt.run(spec, fault -> telephoning.refused(fault, dialing), this::hold) : Attempt.run(spec, dialing.address(), this::hold);
    }

    private int hold() throws InterruptedException {
        validate();
        var recordings = read();
        var medium = new Opening.Medium.Voice(rate.orElseGet(() -> dialing.line.telephone() ? 8_000 : lineRate(recordings)));
        try (var gateway = dialing.line.telephone() ? telephoning.open(dialing) : dialing.open()) {
            if (!dialing.line.telephone()) dialing.check(gateway, !recordings.isEmpty());
            return converse(gateway, new Opening(dialing.assistant, dialing.language, medium), recordings);
        }
    }

    private void validate() {
        if (files.isEmpty() && keys.isEmpty()) throw bad("nothing to play: name a FILE.wav, or keys with --dtmf.");
        if (keys.isPresent() && !KEYS.matcher(keys.get()).matches()) throw bad("--dtmf must be of 0-9, * and #, found '" + keys.get() + "'.");
        if (interrupt.isPresent() && files.size() < 2) throw bad("--interrupt needs two recordings: the second one interrupts the answer to the first.");
        if (interrupt.isPresent() && interrupt.get() < 0) throw bad("--interrupt must not be negative, found " + interrupt.get() + ".");
        if (rate.isPresent() && rate.get() != 8_000 && rate.get() != 16_000) throw bad("--rate must be 8000 or 16000, found " + rate.get() + ".");
    }

    private List<Wav> read() {
        var recordings = new ArrayList<Wav>();
        for (var file : files) {
            try {
                recordings.add(Wav.read(file));
            } catch (IOException unreadable) {
                throw bad(String.valueOf(unreadable.getMessage()));
            }
        }
        return recordings;
    }

    /// As wide as the narrowest recording: a recogniser that knows it has a telephone before it does better.
    private static int lineRate(List<Wav> recordings) {
        return recordings.stream().anyMatch(wav -> wav.rateHz() <= 8_000) ? 8_000 : 16_000;
    }

    private int converse(Gateway gateway, Opening opening, List<Wav> recordings) throws InterruptedException {
        var printer = new Printer(spec.commandLine().getOut(), dialing.json);
        try (var caller = Caller.call(gateway, opening, printer)) {
            try {
                caller.greeting();
                play(caller, recordings);
                if (keys.isPresent() && !caller.over()) answered(caller, caller.press(keys.get()), "the keys");
                finish(caller);
            } finally {
                Records.write(caller, record);
            }
        }
        return 0;
    }

    private void play(Caller caller, List<Wav> recordings) throws InterruptedException {
        for (int i = 0; i < recordings.size(); i++) {
            if (caller.over()) throw ended(caller, files.get(i));
            var wav = recordings.get(i);
            boolean cut = interrupt.isPresent() && i + 1 < recordings.size();
            var answer = cut ? caller.sayAndHear(wav, Duration.ofMillis(interrupt.get())) : caller.say(wav);
            answered(caller, answer, files.get(i).toString());
        }
    }

    private void answered(Caller caller, Answer answer, String what) {
        boolean deaf = answer.all(CallEvent.Trouble.class).anyMatch(trouble -> trouble.code().equals("no_recognizer"));
        if (deaf) throw new Refused(Refused.NO_RECOGNIZER, Dialing.noRecognizer(dialing.assistant, dialing.language));
        if (!answer.complete() && !caller.over()) throw new Refused(Refused.FAILED, "no answer to " + what + " within " + Caller.PATIENCE.toSeconds() + " s.");
    }

    private void finish(Caller caller) throws InterruptedException {
        caller.hangUp();
        if (caller.failure().isPresent()) throw caller.failure().get();
    }

    private static Refused ended(Caller caller, Path next) {
        if (caller.failure().isPresent()) throw caller.failure().get();
        return new Refused(Refused.FAILED, "the assistant ended the call before " + next + " was played.");
    }

    private static Refused bad(String message) {
        return new Refused(Refused.BAD_REQUEST, message);
    }
}
