package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One voice. Its sound is worked on by one worker at a time while more of it arrives.
final class Sphinx4Hearing implements Hearing {

    /// 60 s of sound take about 3 s of one core.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double STABILITY = 0.6;

    private final Ear ear;
    private final Task task;
    private final Workers workers;
    private Backlog backlog;
    private Future<?> work = Workers.DONE;
    private Spoken told = Spoken.NOTHING;

    Sphinx4Hearing(Ear ear, Task task, Workers workers) {
        this.ear = ear;
        this.task = task;
        this.workers = workers;
        backlog = begun();
    }

    private Backlog begun() {
        return new Backlog(new Utterance(ear, task.interim(), Trust.of(task.rateHz())), task.rateHz());
    }

    @Override
    public void hear(Frame frame) {
        backlog.add(frame.samples());
        if (work.isDone()) work = workers.begin(backlog::catchUp);
    }

    @Override
    public Optional<Heard.Partial> partial() {
        var sounding = backlog.sounding();
        if (sounding.nothing() || sounding.equals(told)) return Optional.empty();
        told = sounding;
        return Optional.of(new Heard.Partial(sounding, STABILITY));
    }

    @Override
    public Heard finish() throws InterruptedException {
        await(work);
        var result = workers.begin(backlog::finish);
        work = result;
        var heard = await(result);
        begin();
        return heard;
    }

    private <T> T await(Future<T> result) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        var budget = TurnBudget.current();
        try {
            return result.get(budget.atMost(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw budget.spent() ? budget.timedOut("recognition") : new MeshException(new Fault.TimedOut("recognition", PATIENCE));
        } catch (ExecutionException broken) {
            throw new MeshException(new Fault.EngineFailed("sphinx4"), broken);
        } finally {
            if (!result.isDone()) result.cancel(true);
        }
    }

    @Override
    public void discard() {
        work.cancel(true);
        begin();
    }

    private void begin() {
        backlog = begun();
        work = Workers.DONE;
        told = Spoken.NOTHING;
    }

    @Override
    public void close() {
        work.cancel(true);
    }
}
