package io.callmesh.llm.engine.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One generation, read on a thread of its own, so that whoever listens may leave at any moment.
///
/// A generation may be cancelled only by the thread that reads it: cancelled from another one, its reader never returns
/// (measured, `de.kherud:llama` 4.2.0). And the library cannot be left while it reads a prompt. So a long prompt is read in
/// parts, each of which goes on from what is in the slot, and between parts, as between tokens, this thread looks whether
/// anybody still listens.
final class Reading implements Runnable {

    /// How the listener is told.
    private sealed interface Told {

        record Token(String text) implements Told {}

        record End() implements Told {}

        record Broken(RuntimeException cause) implements Told {}
    }

    /// A second of speech or more: the listener is never far behind.
    private static final int WAITING = 64;
    private static final int PART_TOKENS = 64;
    private static final long PATIENCE_MILLIS = 20;

    private final LlamaModel model;
    private final InferenceParameters asked;
    private final Prefixes prefixes;
    private final String prompt;
    private final int partCharacters;
    private final BlockingQueue<Told> told = new ArrayBlockingQueue<>(WAITING);
    private volatile boolean left;

    /// @param asked  with the prompt and what the answer must look like
    /// @param tokens of the prompt
    Reading(LlamaModel model, InferenceParameters asked, Prefixes prefixes, String prompt, int tokens) {
        this.model = model;
        this.asked = asked;
        this.prefixes = prefixes;
        this.prompt = prompt;
        partCharacters = Math.max(1, (int) ((long) prompt.length() * PART_TOKENS / Math.max(1, tokens)));
    }

    @Override
    public void run() {
        try {
            readPrompt();
            if (!left) readAnswer(model.generate(asked).iterator());
        } catch (RuntimeException broken) {
            tell(new Told.Broken(broken));
        }
    }

    private void readPrompt() {
        int known = prefixes.known(prompt);
        for (int end = known + partCharacters; end < prompt.length() - partCharacters && !left; end += partCharacters) {
            String part = prompt.substring(0, Character.isLowSurrogate(prompt.charAt(end)) ? end + 1 : end);
            model.generate(new InferenceParameters(part).setNPredict(0).setCachePrompt(true).setTemperature(0)).forEach(_ -> {});
            prefixes.read(part);
        }
        if (!left) prefixes.read(prompt);
    }

    private void readAnswer(LlamaIterator answer) {
        boolean whole = false;
        try {
            while (answer.hasNext()) {
                if (!tell(new Told.Token(answer.next().text))) return;
            }
            whole = true;
        } finally {
            if (!whole) answer.cancel();
        }
        tell(new Told.End());
    }

    /// @return false when nobody listens
    private boolean tell(Told item) {
        try {
            while (!left && !told.offer(item, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {}
        } catch (InterruptedException closing) {
            left = true;
        }
        return !left;
    }

    /// The next piece of the answer, or nothing at its end.
    ///
    /// @throws MeshException with `EngineFailed`
    Optional<String> next() throws InterruptedException {
        return switch (told.take()) {
            case Told.Token(var text) -> Optional.of(text);
            case Told.End() -> Optional.empty();
            case Told.Broken(var cause) -> throw new MeshException(new Fault.EngineFailed("llama"), cause);
        };
    }

    /// Nobody listens any more.
    void leave() {
        left = true;
    }
}
