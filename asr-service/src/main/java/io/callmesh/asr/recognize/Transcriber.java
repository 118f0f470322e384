package io.callmesh.asr.recognize;

import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Wav;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Transcribes whole recordings with the engines that hear callers, and stands back for these: a second of sound at a time, and between
/// two of them it waits while somebody is being listened to, as long as the sound lasted that it just took. So it gets half a core at most
/// while calls go on.
public final class Transcriber {

    /// One place of the recognition is its own.
    private static final int OWN = 1;
    private static final Duration SLICE = Duration.ofSeconds(1), LOOK = Duration.ofMillis(50);
    /// Recognition takes no utterance of more than a minute: one that goes on is cut.
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final Recognition recognition;

    /// A stretch of speech.
    ///
    /// @param begin from the beginning of the recording
    public record Segment(Duration begin, Duration end, Heard.Alternative said) {}

    /// @param engine the first that heard something; empty when nobody did
    public record Transcript(List<Segment> segments, String engine) {

        public Transcript {
            segments = List.copyOf(segments);
        }
    }

    public Transcriber(Recognition recognition) {
        this.recognition = recognition;
    }

    /// @param task at the rate of the recording
    /// @throws MeshException with `NotFound` when nobody hears the language, or what the engine fails with
    public Transcript transcribe(Task task, Wav recording) throws InterruptedException {
        var notes = new Notes();
        try (var listening = recognition.open(new Setup(task, "", false), notes::told)) {
            int slice = (int) (recording.rateHz() * SLICE.toSeconds());
            for (int at = 0; at < recording.samples().length; at += slice) {
                listening.hear(new Frame(Arrays.copyOfRange(recording.samples(), at, Math.min(recording.samples().length, at + slice)), recording.rateHz(), at));
                if (notes.speaking(SLICE).compareTo(LONGEST) > 0) listening.finish(0);
                standBack();
            }
            listening.finish(0);
        }
        return new Transcript(notes.segments, notes.engine);
    }

    private void standBack() throws InterruptedException {
        long until = System.nanoTime() + SLICE.toNanos();
        while (recognition.listening() > OWN && System.nanoTime() < until) Thread.sleep(LOOK);
    }

    /// What was told so far.
    private static final class Notes {

        private final List<Segment> segments = new ArrayList<>();
        private String engine = "";
        private Duration speaking = Duration.ZERO;
        private boolean begun;

        void told(Told told) {
            switch (told) {
                case Told.Begin _ -> begin();
                case Told.Final result -> {
                    begun = false;
                    result.heard().alternatives().stream().findFirst().ifPresent(best -> add(best, result.engine()));
                }
                case Told.End _, Told.Partial _, Told.Waiting _ -> { }
            }
        }

        private void begin() {
            begun = true;
            speaking = Duration.ZERO;
        }

        /// For how long somebody has been speaking, when so much more sound was heard.
        Duration speaking(Duration more) {
            speaking = begun ? speaking.plus(more) : Duration.ZERO;
            return speaking;
        }

        private void add(Heard.Alternative best, String by) {
            if (best.text().nothing()) return;
            if (engine.isEmpty()) engine = by;
            var words = best.words();
            segments.add(new Segment(words.isEmpty() ? Duration.ZERO : words.getFirst().start(), words.isEmpty() ? Duration.ZERO : words.getLast().end(), best));
        }
    }
}
