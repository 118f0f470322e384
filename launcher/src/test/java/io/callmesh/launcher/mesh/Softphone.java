package io.callmesh.launcher.mesh;

import io.callmesh.audio.Wav;
import io.callmesh.eval.speech.grpc.AsrListener;
import io.callmesh.launcher.demo.grpc.CallerVoice;
import io.callmesh.launcher.part.Part;
import io.callmesh.runtime.softphone.Baresip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/// A caller with a softphone of others, and what the mesh's own recogniser makes of the recording of their call.
final class Softphone {

    private static final int RATE_HZ = 8_000, LOUD = 200, PAUSE_FRAMES = 15, EDGE_FRAMES = 10, SHORTEST_FRAMES = 20;
    private static final Duration GREETING = Duration.ofSeconds(7), ANSWER = Duration.ofSeconds(6), LAST_ANSWER = Duration.ofSeconds(10), LONGEST = Duration.ofSeconds(75);

    private Softphone() {}

    /// Calls, says each of these once the one before has been answered, and hangs up.
    ///
    /// @return what the caller heard
    static Wav call(RunningMesh mesh, String assistant, List<String> words, Path folder) throws IOException {
        Files.createDirectories(folder);
        var question = folder.resolve("caller.wav");
        try (var voice = mesh.voice()) {
            said(voice, words).write(question);
        }
        try (var phone = new Baresip(folder, question)) {
            phone.command("dial", mesh.telephone(assistant));
            Awaitility.await().atMost(LONGEST).until(() -> phone.events().contains("CALL_CLOSED"));
        }
        return Wav.read(recordings(folder));
    }

    private static Path recordings(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-dec.wav")).findFirst().orElseThrow();
        }
    }

    private static Wav said(CallerVoice voice, List<String> words) {
        var sound = new ArrayList<short[]>(List.of(quiet(GREETING)));
        for (var each : words) {
            sound.add(voice.say(each).at(RATE_HZ).samples());
            sound.add(quiet(each.equals(words.getLast()) ? LAST_ANSWER : ANSWER));
        }
        var all = new short[sound.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (var part : sound) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return new Wav(all, RATE_HZ);
    }

    private static short[] quiet(Duration time) {
        return new short[(int) time.toSeconds() * RATE_HZ];
    }

    /// What is heard in each piece of a recording between two pauses, when these are what may have been said.
    static List<String> recognized(RunningMesh mesh, Wav recording, List<String> possible) {
        int port = mesh.settings().port(Part.ASR, "grpc");
        try (var listener = AsrListener.at("127.0.0.1", port, "")) {
            return pieces(recording).stream().map(piece -> listener.hear(piece, "en", possible)).toList();
        }
    }

    private static List<Wav> pieces(Wav recording) {
        var pieces = new ArrayList<Wav>();
        int begin = -1, quiet = 0;
        for (int frame = 0; frame < recording.samples().length / frameSize(recording); frame++) {
            boolean loud = loud(recording, frame);
            if (loud && begin < 0) begin = frame;
            quiet = loud ? 0 : quiet + 1;
            if (begin < 0 || quiet < PAUSE_FRAMES) continue;
            if (frame - quiet - begin > SHORTEST_FRAMES) pieces.add(piece(recording, begin - EDGE_FRAMES, frame));
            begin = -1;
        }
        return pieces;
    }

    private static boolean loud(Wav recording, int frame) {
        int size = frameSize(recording);
        for (int i = frame * size; i < (frame + 1) * size; i++) if (Math.abs(recording.samples()[i]) > LOUD) return true;
        return false;
    }

    private static Wav piece(Wav recording, int from, int to) {
        return new Wav(Arrays.copyOfRange(recording.samples(), Math.max(0, from) * frameSize(recording), to * frameSize(recording)), recording.rateHz());
    }

    private static int frameSize(Wav recording) {
        return recording.rateHz() / 50;
    }
}
