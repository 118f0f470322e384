package io.callmesh.asr.engine.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Wav;
import io.callmesh.proto.pack.v1.Choice;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The endpoint's client. Safe for many threads.
final class Endpoint implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3), RETRY = Duration.ofSeconds(2);
    private static final int LONGEST_PROMPT = 800;
    private static final JsonFactory JSON = new JsonFactory();

    private final OpenAiSettings settings;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    Endpoint(OpenAiSettings settings) {
        this.settings = settings;
    }

    /// @throws MeshException with `Unavailable`, `TimedOut`, `Overloaded`, `Forbidden` or `EngineFailed`
    /// @throws InterruptedException when nobody wants the answer any more; the request is dropped
    String transcribe(Wav utterance, Task task) throws InterruptedException {
        try {
            var response = client.send(request(utterance, task), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) throw new MeshException(refusal(response.statusCode()));
            return text(response.body());
        } catch (HttpTimeoutException late) {
            throw new MeshException(new Fault.TimedOut("transcription", settings.patience()));
        } catch (IOException unreachable) {
            throw new MeshException(new Fault.Unavailable("transcription endpoint"));
        }
    }

    private HttpRequest request(Wav utterance, Task task) {
        var form = new Form().field("model", settings.model()).field("language", base(task.language())).field("response_format", "json");
        var prompt = prompt(task);
        if (!prompt.isEmpty()) form.field("prompt", prompt);
        var request = HttpRequest.newBuilder(URI.create(settings.base() + "/audio/transcriptions"))
                .timeout(settings.patience())
                .header("Content-Type", form.type())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.file("file", "utterance.wav", "audio/wav", utterance.encode()).end()));
        if (!settings.key().isEmpty()) request.header("Authorization", "Bearer " + settings.key());
        return request.build();
    }

    /// Words that are likely: the hints, and what may be chosen from.
    private static String prompt(Task task) {
        var choices = task.pack().getSlotsList().stream().flatMap(slot -> slot.getChoicesList().stream()).map(Choice::getValue);
        var prompt = Stream.concat(task.hints().stream(), choices).distinct().collect(Collectors.joining(", "));
        return prompt.substring(0, Math.min(LONGEST_PROMPT, prompt.length()));
    }

    private static String base(String language) {
        return language.split("-")[0];
    }

    private static Fault refusal(int status) {
        return switch (status) {
            case 401, 403 -> new Fault.Forbidden("the transcription endpoint refuses callmesh.asr.openai.key");
            case 429 -> new Fault.Overloaded("transcription endpoint", RETRY);
            case 502, 503, 504 -> new Fault.Unavailable("transcription endpoint");
            default -> new Fault.EngineFailed("openai");
        };
    }

    private static String text(String body) {
        try (var json = JSON.createParser(body)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("text") && json.getParsingContext().getParent().inRoot()) {
                    return json.nextTextValue() instanceof String text ? text : "";
                }
            }
        } catch (IOException garbled) {
            throw new MeshException(new Fault.EngineFailed("openai"));
        }
        throw new MeshException(new Fault.EngineFailed("openai"));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
