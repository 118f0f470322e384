// SPDX-License-Identifier: GPL-3.0-or-later
package io.callmesh.espeak;

import io.callmesh.espeak.wire.Reply;
import io.callmesh.espeak.wire.Request;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Speaks the waiting requests one after the other.
///
/// Two threads: the reader of the pipe calls [#ask] and [#cancel], the main thread lives in [#run] and is the only one that writes.
/// A reader of sound who is slow blocks the write, and with it the voice: nothing piles up here.
final class Speaker {

    /// More than one call's clauses never wait at one helper; beyond that the pipe itself makes the owner wait.
    private static final int MAX_WAITING = 64;
    private static final int MAX_SECONDS = 120;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}");

    private final BlockingQueue<Request.Say> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Map<Integer, Boolean> wanted = new ConcurrentHashMap<>();
    private final Espeak espeak;
    private final DataOutputStream out;

    Speaker(Espeak espeak, DataOutputStream out) {
        this.espeak = espeak;
        this.out = out;
    }

    void ask(Request.Say say) throws InterruptedException {
        wanted.put(say.id(), true);
        waiting.put(say);
    }

    /// Returns at once. The voice notices within 40 ms of sound; a request that waits gets an empty end in its turn.
    void cancel(int id) { wanted.replace(id, false); }

    void run() throws InterruptedException {
        reply(new Reply.Ready(0, espeak.rateHz()));
        while (true) {
            var say = waiting.take();
            var end = wanted.getOrDefault(say.id(), false) ? speak(say) : new Reply.End(say.id(), 0, true);
            wanted.remove(say.id());
            reply(end);
        }
    }

    private Reply speak(Request.Say say) {
        try {
            var refusal = refusal(say);
            return refusal.isPresent() ? new Reply.Refused(say.id(), refusal.get()) : spoken(say, decoded(say));
        } catch (CharacterCodingException e) {
            return new Reply.Refused(say.id(), Reply.Reason.NOT_UTF8);
        }
    }

    private Optional<Reply.Reason> refusal(Request.Say say) {
        if (say.text().length > Request.MAX_TEXT_BYTES) return Optional.of(Reply.Reason.TOO_LONG);
        if (say.pitch() > 99 || say.wordsPerMinute() < 80 || say.wordsPerMinute() > 450) return Optional.of(Reply.Reason.OUT_OF_RANGE);
        if (!LANGUAGE.matcher(say.language()).matches() || !espeak.voice(say.language())) return Optional.of(Reply.Reason.UNKNOWN_LANGUAGE);
        return Optional.empty();
    }

    private static String decoded(Request.Say say) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(say.text())).toString().replace('\0', ' ');
    }

    private Reply spoken(Request.Say say, String text) {
        var voice = new Voice(say.id());
        espeak.speak(text, say.markup(), say.wordsPerMinute(), say.pitch(), voice);
        return new Reply.End(say.id(), voice.samples, !voice.goOn());
    }

    private void reply(Reply reply) {
        try {
            reply.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Voice implements Espeak.Listener {

        private final int id;
        private int samples;

        Voice(int id) { this.id = id; }

        @Override public boolean sound(byte[] pcm) {
            if (!goOn()) return false;
            samples += pcm.length / 2;
            reply(new Reply.Sound(id, pcm));
            return true;
        }

        @Override public boolean word(int position, int length, int startMs) {
            if (!goOn()) return false;
            reply(new Reply.Word(id, position, length, startMs));
            return true;
        }

        /// SSML can ask for a pause of a year.
        private boolean goOn() { return wanted.getOrDefault(id, false) && samples < MAX_SECONDS * espeak.rateHz(); }
    }
}
