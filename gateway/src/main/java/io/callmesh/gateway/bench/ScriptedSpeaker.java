package io.callmesh.gateway.bench;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.line.LineClock;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Makes every clause a chunk of loud frames that is there, as a whole, [Schedule#FIRST_SOUND] after the clause was said.
final class ScriptedSpeaker implements Speaker {

    @Override
    public Speech open(Voice voice) {
        return new ScriptedSpeech();
    }

    private static final class ScriptedSpeech implements Speech {

        /// More clauses than an answer has.
        private static final int ROOM = 8;

        private final BlockingQueue<Said> said = new ArrayBlockingQueue<>(ROOM);
        private final Queue<Sound> ready = new ArrayDeque<>();

        /// @param clause its text; none ends the reply
        private record Said(int id, String clause, long due) {}

        @Override
        public void say(int id, Clause clause) throws InterruptedException {
            said.put(new Said(id, clause.text().reveal(), System.nanoTime() + Schedule.FIRST_SOUND.toNanos()));
        }

        @Override
        public void finish() {
            if (!said.offer(new Said(0, "", 0))) throw new IllegalStateException("more clauses than the script has");
        }

        @Override
        public Sound next(Duration patience) throws InterruptedException {
            if (!ready.isEmpty()) return ready.remove();
            var next = said.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (next == null) throw new MeshException(new Fault.TimedOut("answer", patience));
            if (next.clause().isEmpty()) return new Sound.End();
            LineClock.SYSTEM.sleepUntil(next.due());
            return words(next);
        }

        private Sound words(Said next) {
            for (int i = 0; i < Schedule.CHUNK_FRAMES; i++) ready.add(new Sound.Audio(next.id(), new Frame(Sounds.voice(), Schedule.RATE_HZ, (long) i * Schedule.FRAME_SAMPLES)));
            ready.add(new Sound.Done(next.id()));
            return new Sound.Words(next.id(), times(next.clause()));
        }

        private static List<Word> times(String clause) {
            var length = Schedule.FRAME.multipliedBy(Schedule.WORD_FRAMES);
            var words = new ArrayList<Word>();
            int from = 0;
            for (var word : clause.split(" ")) {
                var start = length.multipliedBy(words.size());
                words.add(new Word(from, from + word.length(), start, start.plus(length)));
                from += word.length() + 1;
            }
            return words;
        }

        @Override
        public void close() {}
    }
}
