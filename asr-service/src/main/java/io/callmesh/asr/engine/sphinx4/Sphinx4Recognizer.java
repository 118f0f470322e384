package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hears English within an assistant's vocabulary.
@ApplicationScoped
@Named("sphinx4")
class Sphinx4Recognizer implements Recognizer {

    /// A vocabulary takes about a second; on a machine that is busy starting, all takes ten times as long.
    private static final Duration PATIENCE = Duration.ofSeconds(10), START = Duration.ofMinutes(2);

    private static final int RATE = 16_000;

    private final ExecutorService maker = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("asr-vocabulary").daemon().factory());
    private final Workers workers;
    private final Ears ears;

    Sphinx4Recognizer(Sphinx4Settings settings) {
        workers = new Workers(settings.threads());
        ears = new Ears(maker, settings);
    }

    @Override
    public String name() {
        return "sphinx4";
    }

    @Override
    public Set<String> languages() {
        return Set.of("en");
    }

    @Override
    public String summary() {
        return "hears English within an assistant's vocabulary: its phrases, the values of its slots, strings of digits; no dictation";
    }

    @Override
    public Hearing open(Task task) throws InterruptedException {
        return new Sphinx4Hearing(ready(ear(task), PATIENCE), task, workers);
    }

    @Override
    public boolean ready(Task task) {
        return ear(task).isDone();
    }

    @Override
    public void warm() throws InterruptedException {
        var task = new Task("en", RATE, Pack.getDefaultInstance(), "", List.of(), true);
        try (var hearing = new Sphinx4Hearing(ready(ear(task), START), task, workers)) {
            hearing.hear(new Frame(new short[RATE / 2], RATE, 0));
            hearing.finish();
        }
    }

    @Override
    public void expect(Pack pack) {
        if (!pack.getLanguagesList().contains("en")) return;
        ears.of(pack, "", List.of());
        pack.getSlotsList().forEach(slot -> ears.of(pack, slot.getName(), List.of()));
    }

    @Override
    public int preparing() {
        return ears.preparing();
    }

    private Future<Ear> ear(Task task) {
        return ears.of(task.pack(), task.expecting(), task.hints());
    }

    private static Ear ready(Future<Ear> ear, Duration patience) throws InterruptedException {
        try {
            return ear.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new MeshException(new Fault.Overloaded("sphinx4", Duration.ofSeconds(5)));
        } catch (ExecutionException broken) {
            throw new MeshException(new Fault.EngineFailed("sphinx4"), broken);
        }
    }

    @Override
    public void close() {
        workers.close();
        maker.shutdownNow();
    }
}
