package io.callmesh.launcher.demo;

import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.SteadyGateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.eval.report.Transcript;
import io.callmesh.launcher.demo.grpc.CallerVoice;
import io.callmesh.launcher.demo.grpc.Sessions;
import io.callmesh.launcher.demo.kafka.EntryLine;
import io.callmesh.launcher.demo.kafka.InsightsLines;
import io.callmesh.launcher.demo.kafka.JournalReader;
import io.callmesh.launcher.demo.redis.StoredSession;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Settings;
import io.callmesh.runtime.seal.redis.ServiceSeal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Holds a call in a mesh that is up and shows, turn by turn, what happened; then what the call left in Redis and Kafka.
public final class Demo {

    private static final Duration JOURNAL_PATIENCE = Duration.ofSeconds(10), INSIGHTS_PATIENCE = Duration.ofSeconds(15);

    private final Settings settings;
    private final Path recordings, sealKeys;
    private final PrintWriter out;
    private volatile String callId = "";

    /// @param sealKeys the file that opens what the mesh has sealed
    public Demo(Settings settings, Path recordings, Path sealKeys, PrintWriter out) {
        this.settings = settings;
        this.recordings = recordings;
        this.sealKeys = sealKeys;
        this.out = out;
    }

    /// Whether there is a caller who speaks this language.
    public static boolean speaks(String language) {
        return Script.in(language).isPresent();
    }

    /// Plays the call of a language that [#speaks] knows; says whether it came to a good end.
    public boolean run(String language) throws IOException, InterruptedException {
        boolean whole;
        try (var gateway = gateway()) {
            whole = hold(gateway, Script.in(language).orElseThrow(), recordings.resolve("demo-" + language + ".wav"));
            tellSession();
            tellJournal();
            tellSpanish(gateway);
        }
        return whole;
    }

    private boolean hold(Gateway gateway, Script script, Path recording) throws IOException, InterruptedException {
        try (var voice = CallerVoice.at(settings.grpc(Part.TTS)); var caller = Caller.call(gateway, script.opening(), this::tell)) {
            new Actor(caller, voice::say).play(script);
            Files.createDirectories(recordings);
            caller.recording().wav().write(recording);
            say("", "The agent's voice: " + recording);
            caller.failure().ifPresent(failure -> say("The call broke: " + failure.getMessage()));
            return caller.failure().isEmpty();
        }
    }

    private void tell(CallEvent event) {
        if (event instanceof CallEvent.Opened opened) callId = opened.callId();
        Transcript.line(event).ifPresent(this::say);
    }

    private void tellSession() {
        try (var sessions = Sessions.at(settings.grpc(Part.GATEWAY))) {
            var session = sessions.session(callId);
            say("The gateway's session: version %d, %d turns".formatted(session.getVersion(), session.getTurnsCount()));
        }
        var stored = StoredSession.of(callId, settings.redisUrl());
        say(stored.map(found -> "In Redis: %s, version %d, kept for %d s".formatted(found.key(), found.version(), found.secondsLeft()))
                .orElse("In Redis: nothing"));
    }

    private void tellJournal() {
        try (var keys = ServiceSeal.of(sealKeys, settings.redisUrl())) {
            var journal = new JournalReader(settings.kafkaServers(), keys.seal());
            say("", "The journal, read back from Kafka:");
            journal.call(callId, JOURNAL_PATIENCE).forEach(entry -> say(EntryLine.of(entry)));
            journal.insights(callId, INSIGHTS_PATIENCE).map(InsightsLines::of).orElse(List.of("no insights within " + INSIGHTS_PATIENCE.toSeconds() + " s")).forEach(line -> say("     " + line));
        }
    }

    private void tellSpanish(Gateway gateway) throws InterruptedException {
        say("", "A caller who writes Spanish, by way of translation-service:");
        var opening = new Opening("retail", "es", new Opening.Medium.Typed(0));
        try (var caller = Caller.call(gateway, opening, event -> Transcript.line(event).ifPresent(this::say))) {
            caller.greeting();
            caller.type("dónde está mi pedido");
            caller.hangUp();
        }
    }

    private Gateway gateway() {
        return new SteadyGateway(settings.replicas().stream().filter(replica -> replica.part() == Part.GATEWAY)
                .<Gateway>map(replica -> GrpcGateway.at("127.0.0.1", settings.port(replica, "grpc"))).toList());
    }

    private void say(String... lines) {
        for (var line : lines) out.println(line);
        out.flush();
    }
}
