package io.callmesh.llm.engine.llama;

import de.kherud.llama.InferenceParameters;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs a model token by token. Greedy, so the same job gives the same answer. An answer that must have a form can have no
/// other: the form becomes a grammar, and only tokens that fit it are chosen from.
///
/// An interrupt ends `generate` at once; what it had begun ends within the next part of a prompt, see [Reading].
@ApplicationScoped
@Named("llama")
class LlamaGenerator implements Generator {

    private static final String KEY = "callmesh.llm.llama.model: ";
    private static final int ANSWER_TOKENS = 256, LEAVERS = 64;
    /// Tokens beyond what conversations may hold. llama.cpp fails, or ends the process, when its search for free cells comes
    /// to the end of them; it begins anew before, if as many are left over as it reads at once (512), three times.
    private static final int ROOM = 3 * 512;
    private static final Duration LATER = Duration.ofSeconds(1), TO_END = Duration.ofSeconds(5);

    /// A model, the threads that read its answers, and what it has read.
    private record Running(LlamaModel model, ThreadPoolExecutor readers, Prefixes prefixes) {}

    private final LlamaSettings settings;
    private Optional<Running> running = Optional.empty();

    LlamaGenerator(LlamaSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "llama";
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public void start() {
        loaded();
    }

    private synchronized Running loaded() {
        if (running.isEmpty()) running = Optional.of(new Running(load(), readers(), new Prefixes(settings.slots())));
        return running.get();
    }

    private LlamaModel load() {
        var file = settings.model().orElseThrow(() -> new IllegalStateException("engine llama needs callmesh.llm.llama.model, the path of a GGUF file: ./mesh model add installs one"));
        try {
            var gguf = ModelFile.check(file);
            return load(file.toString(), ModelFile.refused(file, gguf));
        } catch (IllegalStateException wrong) {
            throw new IllegalStateException(KEY + wrong.getMessage(), wrong);
        }
    }

    private LlamaModel load(String file, String refusal) {
        NativeFolder.own();
        try {
            return new LlamaModel(new ModelParameters()
                    .setModel(file)
                    .setCtxSize(settings.context() * settings.slots() + ROOM)
                    .setParallel(settings.slots())
                    .enableContBatching()
                    .setThreads(settings.threads())
                    .setThreadsBatch(settings.threads())
                    .enableJinja()
                    .disableLog());
        } catch (RuntimeException refused) { // its own class is not public
            throw new IllegalStateException(refusal, refused);
        }
    }

    private ThreadPoolExecutor readers() {
        return new ThreadPoolExecutor(settings.slots(), settings.slots(), 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(LEAVERS),
                Thread.ofPlatform().daemon().name("llama-reader-", 0).factory());
    }

    /// An engine that was only asked for by name fails its caller, not the service.
    private Running running() {
        try {
            return loaded();
        } catch (IllegalStateException misconfigured) {
            throw new MeshException(new Fault.Unavailable("llama"), misconfigured);
        }
    }

    @Override
    public void generate(Job job, Sink<Piece> said) throws InterruptedException {
        var engine = running();
        var prompt = Prompt.of(job);
        var text = engine.model().applyTemplate(messages(prompt));
        int most = job.maxTokens() > 0 ? job.maxTokens() : ANSWER_TOKENS;
        int tokens = engine.model().encode(text).length;
        if (tokens + most > settings.context()) {
            throw new MeshException(new Fault.BadInput("history", "needs " + tokens + " tokens of " + settings.context() + ", set callmesh.llm.llama.context higher"));
        }
        var reading = new Reading(engine.model(), asked(text, prompt, most), engine.prefixes(), text, tokens);
        begin(engine, reading);
        listen(reading, Sourced.of(job.task(), said), tokens, most);
    }

    /// How many tokens a job's prompt has.
    int promptTokens(Job job) {
        var model = running().model();
        return model.encode(model.applyTemplate(messages(Prompt.of(job)))).length;
    }

    private static InferenceParameters messages(Prompt prompt) {
        var messages = prompt.messages().stream()
                .map(message -> new Pair<>(message.role() == Role.ASSISTANT ? "assistant" : "user", message.text().reveal()))
                .toList();
        return new InferenceParameters("").setMessages(prompt.system().reveal(), messages.isEmpty() ? List.of(new Pair<>("user", "")) : messages);
    }

    private static InferenceParameters asked(String text, Prompt prompt, int most) {
        var asked = new InferenceParameters(text).setNPredict(most).setTemperature(0).setCachePrompt(true);
        return prompt.form().isEmpty() ? asked : asked.setGrammar(LlamaModel.jsonSchemaToGrammar(prompt.form()));
    }

    private static void begin(Running engine, Reading reading) {
        try {
            engine.readers().execute(reading);
        } catch (RejectedExecutionException full) {
            throw new MeshException(new Fault.Overloaded("llama", LATER), full);
        }
    }

    private static void listen(Reading reading, Sink<Piece> said, int promptTokens, int most) throws InterruptedException {
        int tokens = -1; // the last piece is no token, it says that there are no more
        try {
            for (var text = reading.next(); text.isPresent(); text = reading.next()) {
                if (Thread.interrupted()) throw new InterruptedException();
                tokens++;
                if (!text.get().isEmpty()) said.put(Piece.text(text.get()));
            }
        } finally {
            reading.leave();
        }
        said.put(new Piece.Finish(tokens >= most ? Reason.LENGTH : Reason.STOP, promptTokens, tokens));
    }

    @Override
    public synchronized void close() {
        running.ifPresent(LlamaGenerator::end);
        running = Optional.empty();
    }

    private static void end(Running engine) {
        engine.readers().shutdownNow();
        try {
            engine.readers().awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        engine.model().close();
    }
}
