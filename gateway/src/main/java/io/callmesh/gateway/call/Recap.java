package io.callmesh.gateway.call;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Summary;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.MeshException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Keeps what is remembered of a long call short: when the turns that no summary is about are too many, all but the latest are summed
/// up, with the summary before, on a thread of its own beside the call. For the thread of the call.
final class Recap {

    /// What is answered may refer to these word for word.
    private static final int KEPT = 8;
    /// Twice as many, so that a summary serves for as many turns as it took.
    private static final int MOST = 16;
    /// Estimated; with the latest turns it leaves half of a context of 4,096 for instruction, passages and answer.
    private static final int BUDGET = 1_200;
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final Dialogue dialogue;
    private final Assistant assistant;
    private Optional<FutureTask<Optional<Summary>>> running = Optional.empty();
    private int seen, notBefore;

    Recap(Dialogue dialogue, Assistant assistant) {
        this.dialogue = dialogue;
        this.assistant = assistant;
    }

    /// Takes what has been summed up, and begins when there is enough of it. Does not wait.
    Session of(Session session, CallScope scope) throws InterruptedException {
        if (running.isPresent() && running.get().isDone()) {
            var done = running.get();
            running = Optional.empty();
            var summary = result(done);
            if (summary.isPresent()) return session.summed(summary.get());
        }
        if (running.isEmpty() && session.turn() != seen) begin(session, scope);
        seen = session.turn();
        return session;
    }

    private static Optional<Summary> result(FutureTask<Optional<Summary>> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            return Optional.empty();
        }
    }

    private void begin(Session session, CallScope scope) {
        var history = session.history();
        boolean enough = history.size() > MOST || history.size() > KEPT && tokens(history) > BUDGET;
        if (!enough || session.turn() < notBefore) return;
        notBefore = session.turn() + KEPT;
        var task = new FutureTask<>(() -> summary(session, history.subList(0, history.size() - KEPT)));
        running = Optional.of(task);
        scope.fork("recap", task::run);
    }

    private Optional<Summary> summary(Session session, List<Turn> turns) throws InterruptedException {
        try {
            var about = new Dialogue.Question(session.callId(), session.turn(), assistant, session.language(), session.dialogue(), new Input.Silent(1), turns, session.earlier());
            return dialogue.sumUp(about).map(text -> new Summary(turns.getLast().turn(), text));
        } catch (MeshException failed) {
            Failures.log(session.callId(), "recap", failed);
            return Optional.empty();
        }
    }

    private static int tokens(List<Turn> turns) {
        return turns.stream().mapToInt(turn -> tokens(turn.caller().reveal()) + tokens(turn.said().reveal())).sum();
    }

    private static int tokens(String text) {
        int han = (int) text.codePoints().filter(Character::isIdeographic).count();
        return han + (text.length() - han) / CHARACTERS_PER_TOKEN;
    }
}
