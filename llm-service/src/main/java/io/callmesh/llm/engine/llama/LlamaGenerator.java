package io.callmesh.llm.engine.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.llm.prompt.Prompt;
import io.callmesh.llm.prompt.Sourced;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/// Runs a model token by token. Greedy, so the same job gives the same answer.
///
/// A generation may be cancelled only by the thread that reads it: cancelled from another one, its reader never returns
/// (measured, `de.kherud:llama` 4.2.0). Hence the interrupt is looked for between tokens and the cancel is in a `finally`.
@ApplicationScoped
@Named("llama")
class LlamaGenerator implements Generator {

    private static final int ANSWER_TOKENS = 256;

    private final LlamaSettings settings;
    private Optional<LlamaModel> model = Optional.empty();

    LlamaGenerator(LlamaSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "llama";
    }

    @Override
    public void start() {
        model();
    }

    private synchronized LlamaModel model() {
        if (model.isEmpty()) model = Optional.of(load());
        return model.get();
    }

    private LlamaModel load() {
        var file = settings.model().orElseThrow(() -> new IllegalStateException("engine llama needs callmesh.llm.llama.model, the path of a GGUF file"));
        var architecture = ModelFile.check(file);
        try {
            return new LlamaModel(new ModelParameters()
                    .setModel(file.toString())
                    .setCtxSize(settings.context() * settings.jobs())
                    .setParallel(settings.jobs())
                    .enableContBatching()
                    .setThreads(settings.threads())
                    .setThreadsBatch(settings.threads())
                    .enableJinja()
                    .disableLog());
        } catch (RuntimeException refused) { // its own class is not public
            throw new IllegalStateException(ModelFile.refused(file, architecture), refused);
        }
    }

    /// An engine that was only asked for by name fails its caller, not the service.
    private LlamaModel running() {
        try {
            return model();
        } catch (IllegalStateException misconfigured) {
            throw new MeshException(new Fault.Unavailable("llama"), misconfigured);
        }
    }

    @Override
    public void generate(Job job, Sink<Piece> said) throws InterruptedException {
        var running = running();
        var prompt = running.applyTemplate(parameters(Prompt.of(job)));
        int most = job.maxTokens() > 0 ? job.maxTokens() : ANSWER_TOKENS;
        int promptTokens = running.encode(prompt).length;
        if (promptTokens + most > settings.context()) {
            throw new MeshException(new Fault.BadInput("history", "needs " + promptTokens + " tokens of " + settings.context() + ", set callmesh.llm.llama.context higher"));
        }
        var answer = running.generate(new InferenceParameters(prompt).setNPredict(most).setTemperature(0).setCachePrompt(true)).iterator();
        read(answer, Sourced.of(job.task(), said), promptTokens, most);
    }

    private static InferenceParameters parameters(Prompt prompt) {
        var messages = prompt.messages().stream()
                .map(message -> new Pair<>(message.role() == Role.ASSISTANT ? "assistant" : "user", message.text().reveal()))
                .toList();
        return new InferenceParameters("").setMessages(prompt.system().reveal(), messages.isEmpty() ? List.of(new Pair<>("user", "")) : messages);
    }

    private static void read(LlamaIterator answer, Sink<Piece> said, int promptTokens, int most) throws InterruptedException {
        int tokens = -1; // the last piece is no token, it says that there are no more
        boolean whole = false;
        try {
            while (answer.hasNext()) {
                if (Thread.interrupted()) throw new InterruptedException();
                var text = next(answer);
                tokens++;
                if (!text.isEmpty()) said.put(Piece.text(text));
            }
            whole = true;
        } finally {
            if (!whole) answer.cancel();
        }
        said.put(new Piece.Finish(tokens >= most ? Reason.LENGTH : Reason.STOP, promptTokens, tokens));
    }

    private static String next(LlamaIterator answer) {
        try {
            return answer.next().text;
        } catch (RuntimeException broken) {
            throw new MeshException(new Fault.EngineFailed("llama"), broken);
        }
    }

    @Override
    public synchronized void close() {
        model.ifPresent(LlamaModel::close);
        model = Optional.empty();
    }
}
