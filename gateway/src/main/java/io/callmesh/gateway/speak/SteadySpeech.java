package io.callmesh.gateway.speak;

import io.callmesh.gateway.conversation.Clause;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A speech that is begun anew, once, when its voice stalls or goes away: what has not been spoken is said again, and nothing
/// is spoken twice. Of a clause that was being spoken that is the rest, if its words were told, and else nothing.
public final class SteadySpeech implements Speech {

    /// A clause begins to sound after 0.1 s, and after 2 s on a machine that is busy.
    public static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Speaker speaker;
    private final Speaker.Voice voice;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    /// What has been said and not been spoken to its end.
    private final TreeMap<Integer, SpokenClause> owed = new TreeMap<>();
    private Speech speech;
    private Rest rest = new Rest(-1, 0, Duration.ZERO);
    private boolean finished, renewed;

    /// What is left of clause `id`: all from code point `from` on, to be heard `after` what was spoken of it.
    private record Rest(int id, int from, Duration after) {

        Word word(Word word) {
            return new Word(from + word.from(), from + word.to(), after.plus(word.start()), after.plus(word.end()));
        }
    }

    private SteadySpeech(Speaker speaker, Speaker.Voice voice, Duration patience) throws InterruptedException {
        this.speaker = speaker;
        this.voice = voice;
        this.patience = patience;
        speech = speaker.open(voice);
    }

    /// @param patience how long a voice that has something to say may give no sound
    /// @throws MeshException when no voice can be reached
    public static Speech open(Speaker speaker, Speaker.Voice voice, Duration patience) throws InterruptedException {
        return new SteadySpeech(speaker, voice, patience);
    }

    /// Whether the voice has gone is for the one to say who takes the sound.
    @Override
    public void say(int id, Clause clause) throws InterruptedException {
        try {
            owing(id, clause).say(id, clause);
        } catch (MeshException gone) {
            // The clause is owed, and the next sound never comes.
        }
    }

    private Speech owing(int id, Clause clause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            owed.put(id, new SpokenClause(clause, 0, 0, false, List.of()));
            told.signal();
            return speech;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void finish() {
        lock.lock();
        try {
            finished = true;
            told.signal();
            speech.finish();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Sound next(Duration most) throws InterruptedException {
        var now = speaking(most);
        try {
            return taken(now.next(patience));
        } catch (MeshException lost) {
            if (renewed || !mendable(lost.fault())) throw lost;
            renewed = true;
            now.close();
            return taken(renew().next(patience));
        }
    }

    private static boolean mendable(Fault fault) {
        return fault.retryable() && !(fault instanceof Fault.Overloaded);
    }

    /// While nothing has been said there is no sound to be missed.
    private Speech speaking(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = most.toNanos(); owed.isEmpty() && !finished; left = told.awaitNanos(left)) {
                if (left <= 0) throw new MeshException(new Fault.TimedOut("speech", most));
            }
            return speech;
        } finally {
            lock.unlock();
        }
    }

    private Sound taken(Sound sound) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            switch (sound) {
                case Sound.Audio(int id, var frame) -> owed.computeIfPresent(id, (_, clause) -> clause.longer(frame.samples().length));
                case Sound.Words(int id, var words) -> {
                    var inPlace = id == rest.id() ? words.stream().map(rest::word).toList() : words;
                    owed.computeIfPresent(id, (_, clause) -> clause.with(joined(clause.words(), inPlace)));
                    return new Sound.Words(id, inPlace);
                }
                case Sound.Done(int id) -> owed.remove(id);
                case Sound.End _ -> { }
            }
            return sound;
        } finally {
            lock.unlock();
        }
    }

    private static List<Word> joined(List<Word> some, List<Word> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private Speech renew() throws InterruptedException {
        var fresh = reopened();
        lock.lockInterruptibly();
        try {
            speech = fresh;
            for (var entry : new TreeMap<>(owed).entrySet()) tell(entry.getKey(), entry.getValue());
            if (finished) fresh.finish();
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /// The time for the turn to begin may have passed long ago.
    private Speech reopened() throws InterruptedException {
        try {
            return TurnBudget.of(patience).during(() -> speaker.open(voice));
        } catch (InterruptedException | RuntimeException failed) {
            throw failed;
        } catch (Exception never) {
            throw new IllegalStateException(never);
        }
    }

    private void tell(int id, SpokenClause begun) throws InterruptedException {
        var clause = begun.clause();
        String text = clause.text().reveal(), spoken = begun.heardText(begun.samples(), voice.rateHz()), left = text.substring(spoken.length());
        boolean known = begun.samples() == 0 || !begun.words().isEmpty();
        var next = new Clause(Spoken.of(left.strip()), clause.language(), clause.interruptible());
        if (!known || !next.speakable()) {
            owed.remove(id);
            return;
        }
        int from = text.codePointCount(0, text.length() - left.stripLeading().length());
        if (begun.samples() > 0) rest = new Rest(id, from, Duration.ofNanos(TimeUnit.SECONDS.toNanos(begun.samples()) / voice.rateHz()));
        speech.say(id, begun.samples() > 0 ? next : clause);
    }

    @Override
    public void close() {
        speech.close();
    }
}
