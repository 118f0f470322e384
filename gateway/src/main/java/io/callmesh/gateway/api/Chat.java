package io.callmesh.gateway.api;

import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.chat.ChatLine;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/// One typed chat: the call on its virtual thread, and whoever reads its notices, one turn at a time.
final class Chat {

    /// The longest that one answer may take, keys that are waited for included.
    private static final Duration TURN = Duration.ofSeconds(60);

    /// After the answer, to learn whether the assistant also hung up.
    private static final Duration AFTERWARDS = Duration.ofMillis(100);

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final ChatLine line;
    private final CompletableFuture<Void> call;
    private final Semaphore reading = new Semaphore(1);
    /// Whether a person has the caller, or they wait for one: then nobody answers at once. Touched by whoever reads.
    private volatile boolean away;

    private Chat(ChatLine line, CompletableFuture<Void> call) {
        this.line = line;
        this.call = call;
    }

    static Chat begin(LineHost host, ChatLine line, Runnable afterwards) {
        var call = new CompletableFuture<Void>();
        Thread.ofVirtual().name("chat").start(() -> {
            try (line) {
                host.host(line);
                call.complete(null);
            } catch (InterruptedException | RuntimeException failure) {
                call.completeExceptionally(failure);
            } finally {
                afterwards.run();
            }
        });
        return new Chat(line, call);
    }

    /// What happened up to the end of the greeting.
    ///
    /// @throws MeshException as [LineHost#host]
    List<Notice> greeting() throws InterruptedException {
        var notices = new ArrayList<Notice>();
        read(new Turn(0), notices::add);
        failed().ifPresent(failure -> {
            throw failure;
        });
        return notices;
    }

    /// Puts one thing to the assistant; never waits. Whoever asks must then [read][#answer].
    ///
    /// @param ask returns false when the line has no room for it
    /// @return what happened since the last turn
    /// @throws MeshException with `Overloaded` while another turn is being read
    List<Notice> ask(BooleanSupplier ask) {
        if (!reading.tryAcquire()) throw busy();
        var since = line.shown();
        since.forEach(this::note);
        if (ask.getAsBoolean()) return since;
        reading.release();
        throw busy();
    }

    /// Tells everything that happens until what was asked is answered.
    void answer(Sink<Notice> told) throws InterruptedException {
        try {
            read(new Turn(Integer.MAX_VALUE), told);
        } finally {
            reading.release();
        }
    }

    private static MeshException busy() {
        return new MeshException(new Fault.Overloaded("chat", Duration.ofSeconds(1)));
    }

    private void read(Turn turn, Sink<Notice> told) throws InterruptedException {
        long deadline = System.nanoTime() + TURN.toNanos();
        while (!turn.over() && !over() && System.nanoTime() - deadline < 0) {
            var notice = line.next(GLANCE);
            if (notice.isPresent()) {
                note(notice.get());
                turn.saw(notice.get(), away);
                told.put(notice.get());
            }
        }
        if (!turn.over() && !over()) told.put(new Notice.Trouble("timed_out", "no answer within " + TURN.toSeconds() + " s"));
        for (var last = line.next(AFTERWARDS); last.isPresent(); last = line.next(AFTERWARDS)) {
            note(last.get());
            told.put(last.get());
        }
    }

    private void note(Notice notice) {
        if (notice instanceof Notice.Waiting || notice instanceof Notice.PersonJoined) away = true;
        if (notice instanceof Notice.PersonLeft || notice instanceof Notice.Said) away = false;
    }

    private boolean over() {
        return line.finished() && call.isDone();
    }

    private Optional<RuntimeException> failed() {
        try {
            if (call.isDone()) call.join();
            return Optional.empty();
        } catch (CompletionException failure) {
            return Optional.of(failure.getCause() instanceof RuntimeException known ? known : failure);
        }
    }

    ChatLine line() {
        return line;
    }

    /// Tells when the turn that began with what was just asked is over. One that ran before is not meant.
    private static final class Turn {

        private int number;
        private boolean over;

        Turn(int number) {
            this.number = number;
        }

        void saw(Notice notice, boolean away) {
            switch (notice) {
                case Notice.Heard heard when heard.last() -> heard(heard.turn(), away);
                case Notice.KeysPressed pressed -> heard(pressed.turn(), away);
                case Notice.Said said -> over = said.turn() >= number;
                case Notice.Ended _, Notice.Moved _ -> over = true;
                default -> { }
            }
        }

        private void heard(int turn, boolean away) {
            number = Math.min(number, turn);
            over |= away;
        }

        boolean over() {
            return over;
        }
    }
}
