package io.callmesh.llm.engine.openai;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.prompt.Prompt;
import io.callmesh.llm.prompt.Sourced;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Asks an endpoint and passes its stream on. Leaving, for whatever reason, closes the connection, which ends the work there.
@ApplicationScoped
@Named("openai")
class OpenAiGenerator implements Generator {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration LATER = Duration.ofSeconds(2);

    private final OpenAiSettings settings;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    OpenAiGenerator(OpenAiSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public void start() {
        if (!settings.complete()) throw new IllegalStateException("engine openai needs callmesh.llm.openai.url (up to /v1) and callmesh.llm.openai.model");
    }

    @Override
    public void generate(Job job, Sink<Piece> said) throws InterruptedException {
        if (!settings.complete()) throw new MeshException(new Fault.Unavailable("openai"));
        try (var answer = patiently(ChatRequest.json(Prompt.of(job), job, settings.model().orElseThrow()))) {
            read(answer, Sourced.of(job.task(), said));
        } catch (IOException broken) {
            throw failed(broken);
        }
    }

    /// Asks again when the endpoint is busy or away, each time after twice the wait, as long as the turn has time. Nothing has
    /// been told by then, so nothing is told twice.
    private InputStream patiently(String body) throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return ask(body);
            } catch (IOException | MeshException failure) {
                var pause = Backoff.before(attempt);
                boolean hopeless = failure instanceof MeshException known && !passing(known.fault());
                if (hopeless || attempt >= settings.retries() || TurnBudget.current().atMost(pause).compareTo(pause) < 0) throw failure;
                Thread.sleep(pause);
            }
        }
    }

    private static boolean passing(Fault fault) {
        return fault instanceof Fault.Unavailable || fault instanceof Fault.Overloaded;
    }

    private InputStream ask(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(settings.chat())
                .timeout(settings.limit())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString(body));
        settings.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        var response = client.send(request.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) return response.body();
        response.body().close();
        throw new MeshException(refused(response));
    }

    private Fault refused(HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case 401, 403 -> new Fault.Forbidden("openai refuses callmesh.llm.openai.key");
            case 408, 504 -> new Fault.TimedOut("openai", settings.limit());
            case 429 -> new Fault.Overloaded("openai", LATER);
            case 404 -> new Fault.NotFound("model or endpoint", settings.chat().getPath(), "OPENAI_NOT_FOUND");
            default -> response.statusCode() >= 500 ? new Fault.Unavailable("openai") : new Fault.EngineFailed("openai");
        };
    }

    /// A stream that goes on beyond the limit is closed under its reader.
    private void read(InputStream answer, Sink<Piece> said) throws IOException, InterruptedException {
        var limit = new CompletableFuture<Void>().orTimeout(settings.limit().toMillis(), TimeUnit.MILLISECONDS);
        limit.exceptionally(_ -> closed(answer));
        try {
            new ChatStream(answer, said).read();
        } catch (IOException broken) {
            if (limit.isCompletedExceptionally()) throw new MeshException(new Fault.TimedOut("openai", settings.limit()), broken);
            throw broken;
        } finally {
            limit.complete(null);
        }
    }

    private static Void closed(InputStream answer) {
        try {
            answer.close();
        } catch (IOException alreadyBroken) {
            // Its reader is told by its own exception.
        }
        return null;
    }

    private MeshException failed(IOException broken) throws InterruptedException {
        if (Thread.interrupted() || broken.getCause() instanceof InterruptedException) throw new InterruptedException();
        return new MeshException(broken instanceof HttpTimeoutException ? new Fault.TimedOut("openai", settings.limit()) : new Fault.Unavailable("openai"), broken);
    }
}
