package io.callmesh.tts.engine.espeak;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.espeak.wire.Reply;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.SpokenWord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Turns the replies to one request into sound and words.
///
/// espeak-ng tells a number once for each word it becomes, with ranges inside the first one's: those are one word.
final class Telling {

    private record Begun(int from, int to, double startMs) {}

    private final int[] characters;
    private final Sink<Frame> voice;
    private final Sink<List<SpokenWord>> words;
    private final Duration patience;
    private Optional<Begun> word = Optional.empty();
    private long samples;

    Telling(String text, Sink<Frame> voice, Sink<List<SpokenWord>> words, Duration patience) {
        characters = text.codePoints().toArray();
        this.voice = voice;
        this.words = words;
        this.patience = patience;
    }

    /// Whether anything has been told: a second attempt would say it twice.
    boolean begun() {
        return samples > 0;
    }

    void listen(HelperProcess helper, int id) throws IOException, InterruptedException {
        word = Optional.empty();
        while (true) {
            var reply = helper.next(patience);
            if (reply.id() == id && !goOn(reply, helper.rateHz())) return;
        }
    }

    private boolean goOn(Reply reply, int rateHz) throws InterruptedException {
        switch (reply) {
            case Reply.Sound(_, byte[] pcm) -> sound(Pcm.decode(pcm), rateHz);
            case Reply.Word(_, int position, int length, int startMs) -> begin(new Begun(position, position + length, startMs));
            case Reply.End _ -> end(1000.0 * samples / rateHz);
            case Reply.Refused(_, var reason) -> throw refused(reason);
            case Reply.Ready _ -> { }
        }
        return !(reply instanceof Reply.End);
    }

    private void sound(short[] heard, int rateHz) throws InterruptedException {
        voice.put(new Frame(heard, rateHz, samples));
        samples += heard.length;
    }

    private void begin(Begun next) throws InterruptedException {
        if (word.isPresent() && next.from < word.get().to) {
            var first = word.get();
            word = Optional.of(new Begun(first.from, Math.max(first.to, next.to), first.startMs));
            return;
        }
        end(next.startMs);
        word = Optional.of(next);
    }

    private void end(double endMs) throws InterruptedException {
        if (word.isEmpty()) return;
        var ended = word.get();
        word = Optional.empty();
        words.put(List.of(SpokenWord.ofMillis(ended.from, trimmed(ended), ended.startMs, Math.max(ended.startMs, endMs))));
    }

    /// The library counts the space after a number to it.
    private int trimmed(Begun word) {
        int to = Math.min(word.to, characters.length);
        while (to > word.from + 1 && Character.isWhitespace(characters[to - 1])) to--;
        return to;
    }

    private static MeshException refused(Reply.Reason reason) {
        return new MeshException(switch (reason) {
            case NOT_UTF8, TOO_LONG -> new Fault.BadInput("text", "must be speakable, but the engine says " + reason);
            case UNKNOWN_LANGUAGE -> new Fault.BadInput("config.language", "unknown to espeak");
            case OUT_OF_RANGE -> new Fault.BadInput("config.pace", "out of the engine's range");
            case ENGINE_FAILED -> new Fault.EngineFailed("espeak");
        });
    }
}
