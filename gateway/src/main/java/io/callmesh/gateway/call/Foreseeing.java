package io.callmesh.gateway.call;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Foresight;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A question that is being prepared for. A thread of its own holds what was prepared until an answer takes it; when it is
/// interrupted instead, or nobody comes in time, it lets go of it.
final class Foreseeing {

    /// Shorter than wording a text may take, so that what has been begun is still coming.
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final CompletableFuture<Foresight> prepared = new CompletableFuture<>();
    private final CountDownLatch taken = new CountDownLatch(1);
    private final Semaphore owner = new Semaphore(1);
    private final Dialogue dialogue;
    private final Question question;
    private final Thread thread;

    /// Begins at once.
    Foreseeing(Dialogue dialogue, Question question, TurnBudget budget, CallScope scope) {
        this.dialogue = dialogue;
        this.question = question;
        thread = scope.fork("foresee-" + question.turn(), Budgeted.work(budget, this::prepare));
    }

    private void prepare() throws InterruptedException {
        try {
            prepared.complete(foresight());
            var _ = taken.await(FRESH.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            prepared.complete(dialogue::answer);
            if (owner.tryAcquire()) prepared.join().close();
        }
    }

    /// What fails now may not fail when it is asked for, and is told then.
    private Foresight foresight() throws InterruptedException {
        try {
            return dialogue.foresee(question);
        } catch (MeshException later) {
            return dialogue::answer;
        }
    }

    boolean fits(Input input) {
        return question.input().equals(input);
    }

    /// Answers with what has been prepared, as soon as it is. On the thread of the answer.
    void answer(Question asked, Sink<Happening> told) throws InterruptedException {
        try (var foresight = take()) {
            foresight.answer(asked, told);
        } finally {
            drop();
        }
    }

    private Foresight take() throws InterruptedException {
        var budget = TurnBudget.current();
        try {
            var foresight = prepared.get(budget.left().toNanos(), TimeUnit.NANOSECONDS);
            return owner.tryAcquire() ? foresight : dialogue::answer;
        } catch (TimeoutException late) {
            throw budget.timedOut("answer");
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        } finally {
            taken.countDown();
        }
    }

    void drop() {
        thread.interrupt();
    }
}
